package io.payung.event.webhook;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes nothing of an answer's body: a receiver can neither fill the memory nor keep the connection busy. */
final class UnreadBody implements HttpResponse.BodySubscriber<Void> {

    private final CompletableFuture<@Nullable Void> nothing = CompletableFuture.completedFuture(null);

    @Override
    public CompletionStage<Void> getBody() {
        return nothing;
    }

    @Override
    public void onSubscribe(Flow.Subscription body) {
        body.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        // What was on its way already.
    }

    @Override
    public void onError(Throwable why) {
        // The status is known.
    }

    @Override
    public void onComplete() {
        // There was none.
    }
}
