// JSON Merge Patch (RFC 7396).

export type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether nothing was entered: null, undefined, '', or an object or list of nothing else. */
export function isBlank(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isBlank);
  if (isObject(value)) return Object.values(value).every(isBlank);
  return value === null || value === undefined || value === '';
}

/** What was entered, without what was left blank. */
export function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(item => !isBlank(item)).map(filled);
  if (!isObject(value)) return typeof value === 'string' ? value.trim() : value;
  const kept = Object.entries(value).filter(([, item]) => !isBlank(item));
  return Object.fromEntries(kept.map(([name, item]) => [name, filled(item)]));
}

/** The patch that makes `after` of `before`; {} when they are the same. Blank and absent are alike. */
export function mergePatch(before: Json, after: Json): Json {
  const patch: Json = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const old = before[name], next = after[name];
    if (isBlank(old) && isBlank(next)) continue;
    if (isBlank(next)) patch[name] = null;
    else if (isObject(old) && isObject(next)) {
      const inner = mergePatch(old, next);
      if (Object.keys(inner).length > 0) patch[name] = inner;
    } else if (JSON.stringify(filled(old)) !== JSON.stringify(filled(next))) patch[name] = filled(next);
  }
  return patch;
}
