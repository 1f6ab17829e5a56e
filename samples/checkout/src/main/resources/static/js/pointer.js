// JSON Pointers into a request body, as the server writes them.

export function put(body, pointer, value) {
  if (value === undefined) return;
  const path = pointer.split('/').slice(1);
  const last = path.pop();
  const target = path.reduce((inner, name) => (inner[name] ??= {}), body);
  target[last] = value;
}

export function remove(body, pointer) {
  const path = pointer.split('/').slice(1);
  const last = path.pop();
  const target = path.reduce((inner, name) => inner?.[name], body);
  if (target) delete target[last];
}
