// Who is signed in, and what they may do.
import type { Schema } from 'kehu-client';
import { kehu } from './kehu';

export type Me = Schema<'MeOutput'>;

let known: Promise<Me> | undefined;

/** The signed-in user, read once a session. */
export function me(): Promise<Me> {
  known ??= kehu.GET('/v1/me').then(({ data }) => data!, error => {
    known = undefined;
    throw error;
  });
  return known;
}

/** Has the next me() read anew. */
export function forgetMe(): void {
  known = undefined;
}

/** Whether the permissions hold `object.action`. */
export function allows(who: Me | undefined, permission: string): boolean {
  return who?.permissions.includes(permission) ?? false;
}
