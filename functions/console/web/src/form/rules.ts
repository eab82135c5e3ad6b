// What the company asks of a field, checked before anything is sent. The system checks again, and has the last word.
import type { Schema } from 'kehu-client';
import { isBlank } from '../api/patch';

export type FieldInfo = Schema<'CustomerFieldInfo'>;

/** What is wrong: a key under ra.validation, and what it says. */
export interface Breach {
  key: 'required' | 'minLength' | 'maxLength' | 'minValue' | 'maxValue' | 'oneOf' | 'regex';
  args?: Record<string, string | number>;
}

/** Fields that the system rewrites before it looks at their form: a telephone gets its country code. */
const rewritten = new Set(['phones', 'fax', 'emails', 'website', 'taxNumber']);

/** A pattern of the API (RE2) that means the same to the browser; undefined where it may not. */
function pattern(source: string): RegExp | undefined {
  try {
    // With u, whatever the browser would read in another way is an error instead.
    return new RegExp(`^(?:${source})$`, 'u');
  } catch {
    return undefined;
  }
}

/** What is wrong with the value of the field; undefined when nothing is. */
export function breach(info: FieldInfo, value: unknown): Breach | undefined {
  if (isBlank(value)) return info.required ? { key: 'required' } : undefined;
  const values = (Array.isArray(value) ? value : [value]).filter(item => !isBlank(item));
  for (const item of values) {
    if (typeof item === 'object') continue;
    const wrong = wrongWith(info, String(item).trim());
    if (wrong) return wrong;
  }
  return undefined;
}

function wrongWith(info: FieldInfo, text: string): Breach | undefined {
  const number = Number(text);
  if (info.minimum !== undefined && number < info.minimum) return { key: 'minValue', args: { min: info.minimum } };
  if (info.maximum !== undefined && number > info.maximum) return { key: 'maxValue', args: { max: info.maximum } };
  if (rewritten.has(info.field)) return undefined;
  const length = [...text].length;
  if (info.minLength && length < info.minLength) return { key: 'minLength', args: { min: info.minLength } };
  if (info.maxLength && length > info.maxLength) return { key: 'maxLength', args: { max: info.maxLength } };
  if (info.oneOf?.length && !info.oneOf.includes(text)) return { key: 'oneOf', args: { options: info.oneOf.join(', ') } };
  if (info.pattern && pattern(info.pattern)?.test(text) === false) return { key: 'regex', args: { pattern: info.pattern } };
  return undefined;
}
