// What can be said without asking the server: missing, not a date, out of range. The server checks everything again.

/** Errors as the server would send them: pointer and code, with the values a message may name. */
export function check(fields) {
  return fields.flatMap(field => (isGroup(field) ? check(field.fields) : faultOf(field)));
}

function isGroup(field) {
  return ['object', 'array'].includes(field.schema.type);
}

function faultOf(field) {
  const value = field.read();
  const code = value === undefined ? (field.required ? 'FIELD_MISSING' : null) : codeOf(value, field.schema);
  return code === null ? [] : [{ pointer: field.pointer, code }];
}

function codeOf(value, schema) {
  if (schema.format === 'date') return isDay(value) ? null : 'FIELD_FORMAT';
  if (schema.type === 'integer' && typeof value !== 'number') return 'FIELD_TYPE';
  if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) return 'FIELD_FORMAT';
  return outOfRange(value, schema) ? 'FIELD_OUT_OF_RANGE' : null;
}

function outOfRange(value, schema) {
  const low = schema.minimum ?? schema['x-payung-minimum'];
  const high = schema.maximum ?? schema['x-payung-maximum'];
  return (low !== undefined && Number(value) < Number(low)) || (high !== undefined && Number(value) > Number(high));
}

function isDay(text) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match || match[1] === '0000') return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
