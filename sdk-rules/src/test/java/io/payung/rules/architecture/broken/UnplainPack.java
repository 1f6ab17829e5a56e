package io.payung.rules.architecture.broken;

import org.drools.model.Model;

record UnplainPack(Model model) {}
