package io.payung.samples.checkout;

import io.payung.decision.Reason;
import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import io.payung.spring.web.form.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Problems of the shop's own endpoints in the shape of the starter's, so that the pages read one kind only. */
@RestControllerAdvice(assignableTypes = {DeskController.class, HolderController.class})
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Map<String, Integer> STATUS = Map.of(
            "CLAIM_UNKNOWN", 404, "POLICY_UNKNOWN", 404, "PERSON_ERASED", 410, "IDEMPOTENCY_KEY_REUSED", 422,
            "REQUEST_IN_PROGRESS", 409, "CLAIM_CHANGED", 409);
    private static final Set<String> MALFORMED = Set.of("CLAIM_VERDICT", "REASON_CODE_SHAPE", "MONEY_TOO_LARGE", "MONEY_TOO_FINE", "MONEY_FORMAT");

    static ErrorResponseException of(int status, String code) {
        return new ErrorResponseException(HttpStatus.valueOf(status), body(status, code, false), null);
    }

    /** The same call may succeed after that time. */
    static ErrorResponseException later(int status, String code, Duration after) {
        ErrorResponseException problem = new ErrorResponseException(HttpStatus.valueOf(status), body(status, code, true), null);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(after.toSeconds() + 1));
        return problem;
    }

    /** A business refusal, with all its reasons in words. */
    static ErrorResponseException refusal(List<Reason> reasons, String language, Wording wording) {
        ProblemDetail body = body(422, reasons.get(0).code().value(), false);
        body.setProperty("reasons", reasons.stream().map(reason -> Told.of(reason, wording.text(reason.code().value(), language))).toList());
        return new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, body, null);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> told(ErrorResponseException problem) {
        return answer(problem.getBody(), problem.getHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidInputException e) {
        ProblemDetail body = body(400, e.code(), false);
        body.setProperty("errors", e.errors());
        return answer(body, new HttpHeaders());
    }

    /** Without the exception's own words, which may quote what was sent. */
    @ExceptionHandler({HttpMessageNotReadableException.class, MethodArgumentNotValidException.class, ServletRequestBindingException.class,
            MethodArgumentTypeMismatchException.class})
    ResponseEntity<ProblemDetail> unreadable() {
        return answer(body(400, "INPUT_INVALID", false), new HttpHeaders());
    }

    /** What nobody expects is logged by its code, which names nobody. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> fault(PayungException e) {
        int status = MALFORMED.contains(e.code()) ? 400 : STATUS.getOrDefault(e.code(), e.retryable() ? 503 : 500);
        if (status >= 500) {
            LOG.error("a call of the shop's own failed: {}", e.getMessage());
        }
        return answer(body(status, e.code(), e.retryable()), new HttpHeaders());
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail body, HttpHeaders headers) {
        return ResponseEntity.status(body.getStatus()).headers(headers).header(HttpHeaders.CACHE_CONTROL, "no-store").body(body);
    }

    private static ProblemDetail body(int status, String code, boolean retryable) {
        ProblemDetail body = ProblemDetail.forStatus(status);
        body.setProperty("code", code);
        body.setProperty("retryable", retryable);
        return body;
    }
}
