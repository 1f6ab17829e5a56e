package io.payung.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;

/** Every statement that runs over a DataSource, with its values, so that it can be run again with nothing around it. */
final class RecordedSql {

    private static final Object NULL = new Object();

    /** One call on a connection. */
    private interface Step {
        void on(Connection connection) throws SQLException;
    }

    private final DataSource real;
    private final List<Step> steps = new ArrayList<>();

    /** Of the run that is under way; units of work nest. */
    private final Deque<Savepoint> savepoints = new ArrayDeque<>();

    RecordedSql(DataSource real) {
        this.real = real;
    }

    DataSource source() {
        return (DataSource) proxy(DataSource.class, (method, arguments) -> {
            Object result = invoke(real, method, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    /** Forgets what was before the story. */
    void begin() {
        steps.clear();
    }

    int size() {
        return steps.size();
    }

    void runAgain(Connection connection) throws SQLException {
        for (Step step : steps) {
            step.on(connection);
        }
    }

    private interface Handler {
        Object handle(Method method, Object[] arguments) throws Throwable;
    }

    private static Object proxy(Class<?> type, Handler handler) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> handler.handle(method, arguments));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object connection(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            if (method.getName().equals("commit")) {
                steps.add(Connection::commit);
            } else if (method.getName().equals("setSavepoint")) {
                steps.add(again -> savepoints.push(again.setSavepoint()));
            } else if (method.getName().equals("releaseSavepoint")) {
                steps.add(again -> again.releaseSavepoint(savepoints.pop()));
            } else if (method.getName().equals("rollback") && arguments != null) {
                steps.add(again -> again.rollback(savepoints.pop()));
            }
            if (result instanceof PreparedStatement statement) {
                return statement(PreparedStatement.class, statement, (String) arguments[0]);
            }
            return result instanceof Statement statement ? statement(Statement.class, statement, null) : result;
        });
    }

    private Object statement(Class<?> type, Statement statement, String prepared) {
        List<Object> values = new ArrayList<>();
        return proxy(type, (method, arguments) -> {
            if (method.getName().startsWith("set") && arguments != null && arguments.length >= 2) {
                values.add(arguments[1]);
            }
            if (method.getName().startsWith("execute")) {
                String sql = prepared != null ? prepared : (String) arguments[0];
                List<Object> bound = List.copyOf(values.stream().map(value -> value == null ? NULL : value).toList());
                steps.add(connection -> run(connection, sql, bound));
            }
            try {
                return invoke(statement, method, arguments);
            } catch (SQLException refused) {
                // H2 is asked by an insert whether a row is there; the same insert is refused again.
                Step step = steps.remove(steps.size() - 1);
                steps.add(connection -> refused(step, connection));
                throw refused;
            }
        });
    }

    private static void refused(Step step, Connection connection) {
        try {
            step.on(connection);
        } catch (SQLException again) {
            return;
        }
        throw new IllegalStateException("it was refused the first time");
    }

    private static void run(Connection connection, String sql, List<Object> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i) == NULL ? null : values.get(i));
            }
            if (statement.execute()) {
                try (ResultSet row = statement.getResultSet()) {
                    while (row.next()) {
                        row.getObject(1);
                    }
                }
            }
        }
    }
}
