package io.payung.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import javax.sql.DataSource;

/** A database whose every call is counted, and one of which fails. Whatever it says of a failure holds a canary, as real databases quote rows. */
final class FaultyDatabase {

    /** How a call fails. */
    enum Fault {
        /** It never runs. */
        BEFORE,
        /** It has run, and the answer is lost. */
        AFTER,
        /** It runs into a time limit. */
        TIMEOUT,
        /** It never runs, and neither does the next rollback. */
        BEFORE_AND_NO_ROLLBACK
    }

    static final String CANARY = "Key (name)=(Zulkarnain)";

    private static final Set<Class<?>> PROXIED = Set.of(Connection.class, PreparedStatement.class, Statement.class, ResultSet.class);

    private final DataSource real;
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int calls;
    private int failing;
    private Fault fault = Fault.BEFORE;
    private boolean noRollback;
    private String failed = "nothing";

    FaultyDatabase(DataSource real) {
        this.real = real;
    }

    DataSource source() {
        return proxy(DataSource.class, real);
    }

    /** The {@code call}-th call from now on fails, counting from one; none does if there are fewer. */
    void failAt(int call, Fault how) {
        calls = 0;
        failing = call;
        fault = how;
        noRollback = false;
        failed = "nothing";
    }

    void failNoMore() {
        failing = 0;
        noRollback = false;
    }

    /** How many calls there were since the last {@link #failAt}. */
    int calls() {
        return calls;
    }

    /** The method that failed. */
    String failed() {
        return failed;
    }

    /** Connections that nobody has given back. */
    int open() {
        return open.size();
    }

    private <T> T proxy(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> call(target, method, arguments)));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(target, arguments);
        }
        boolean fails = ++calls == failing;
        boolean rollback = method.getName().equals("rollback") && arguments == null;
        if (fails) {
            failed = method.getDeclaringClass().getSimpleName() + "." + method.getName();
            noRollback = fault == Fault.BEFORE_AND_NO_ROLLBACK;
        }
        if (rollback && noRollback && !fails) {
            noRollback = false;
            throw new SQLException(CANARY, "08006");
        }
        // Whoever closes has done what there is to do, and a connection that nobody got cannot be given back.
        boolean runs = !(target instanceof DataSource) && (fault == Fault.AFTER || method.getName().equals("close"));
        if (fails && !runs) {
            throw failure();
        }
        Object result = run(target, method, arguments);
        if (fails) {
            throw failure();
        }
        return result;
    }

    private Object run(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            Object result = method.invoke(target, arguments);
            if (target instanceof Connection && method.getName().equals("close")) {
                open.remove(target);
            }
            if (target instanceof DataSource && result instanceof Connection) {
                open.add(result);
            }
            return wrap(method.getReturnType(), result);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @SuppressWarnings("unchecked")
    private <T> Object wrap(Class<T> type, Object result) {
        return result != null && PROXIED.contains(type) ? proxy(type, (T) result) : result;
    }

    private SQLException failure() {
        return fault == Fault.TIMEOUT ? new SQLTimeoutException(CANARY, "57014") : new SQLException(CANARY, "08006");
    }
}
