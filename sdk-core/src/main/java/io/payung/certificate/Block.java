package io.payung.certificate;

/** One of what stands below each other on the pages of a certificate. */
sealed interface Block permits Blocks.Heading, Blocks.Lead, Blocks.Paragraph, Blocks.Row {}
