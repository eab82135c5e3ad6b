// What react-admin asks about who is signed in.
import { ProblemError } from 'kehu-client';
import type { AuthProvider } from 'react-admin';
import { allows, forgetMe, me } from '../api/me';
import { begin, forget, isKnown, signOut, token } from '../api/session';

/** The object of permissions that a resource is about. */
const objects: Record<string, string> = {
  customers: 'customer', products: 'product', orders: 'order', users: 'user', departments: 'department', positions: 'position', dictionaries: 'dictionary', settings: 'settings',
  logins: 'login', audit: 'audit',
};

const actions: Record<string, string> = { list: 'read', show: 'read', create: 'create', edit: 'update', delete: 'delete' };

export const authProvider: AuthProvider = {
  /** Takes the tokens of a sign-in that is complete. */
  async login({ tokens }) {
    begin(tokens);
    forgetMe();
  },

  async logout(params) {
    if (isKnown()) await signOut(params?.everywhere === true);
    forgetMe();
  },

  async checkAuth() {
    if (!await token()) throw new Error('nobody is signed in');
  },

  async checkError(error) {
    if (error instanceof ProblemError && error.status === 401) {
      forget();
      throw error;
    }
  },

  async getIdentity() {
    const { user } = await me();
    return { id: user.id, fullName: user.name };
  },

  async canAccess({ resource, action }) {
    const object = objects[resource.split('/')[0]];
    return !object || allows(await me(), `${object}.${actions[action] ?? action}`);
  },
};
