// What a problem means to a form and to a person.
import { ProblemError } from 'kehu-client';

/** Messages by the name of the form's field: a JSON Pointer /emails/0 is the field emails.0. */
export function fieldMessages(error: unknown): Record<string, string> {
  const messages: Record<string, string> = {};
  if (!(error instanceof ProblemError)) return messages;
  for (const { pointer, detail } of error.fields) {
    if (!pointer.startsWith('/')) continue;
    const name = pointer.slice(1).split('/').map(part => part.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');
    messages[name] ??= detail;
  }
  return messages;
}

/** Whether somebody else changed the record in the meantime. */
export function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 412;
}

/** The message without its pointer to the member errors, which programs read: people see these beside the fields. */
export function spoken(message: string): string {
  return message.replace(/ See errors[^.]*\.$/, '').replace(/[,，。;；]?[^,，。;；]*见 errors。$/, '。');
}

/** A form or a code that was filled in wrongly: whoever did that mends it, and asks nobody. */
const isSlip = ({ code, status }: ProblemError) => code === 'request.invalid' || (code.startsWith('auth.') && status < 500 && status !== 403);

/** The text for a toast: what happened, what of it no field shows, and, beyond a slip, the id that support asks for. */
export function describeProblem(error: unknown, translate: (key: string, options?: object) => string): string {
  if (!(error instanceof ProblemError)) return error instanceof Error ? error.message : String(error);
  if (error.status === 0) return translate('kehu.problem.network');
  const rest = error.fields.filter(field => !field.pointer.startsWith('/')).map(field => field.detail);
  const marked = error.code === 'request.invalid' && rest.length < error.fields.length;
  const lines = [marked ? translate('kehu.form.invalid') : spoken(error.message), ...rest];
  if (error.requestId && !isSlip(error)) lines.push(translate('kehu.problem.request', { id: error.requestId }));
  return lines.join('\n');
}
