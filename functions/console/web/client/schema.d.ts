// Generated from infra/openapi/openapi.json by `make client`. Do not edit.

export interface paths {
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List changes, newest first
         * @description Needs the permission `audit.read`.
         */
        get: operations["audit.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prove that the audit trail is unbroken
         * @description Needs the permission `audit.read`.
         */
        get: operations["audit.verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a challenge of a sign-in */
        post: operations["auth.challenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the address of a sign-up */
        post: operations["auth.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a code to reset a forgotten password */
        post: operations["auth.forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/mfa/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Take a new second factor into use */
        put: operations["auth.confirmTotp"];
        /** Make the secret of a second factor */
        post: operations["auth.totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change your password */
        put: operations["auth.changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make new recovery codes */
        post: operations["auth.recoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get new tokens */
        post: operations["auth.refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/resend-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a new confirmation code */
        post: operations["auth.resendCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password by a mailed code */
        post: operations["auth.resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with address and password */
        post: operations["auth.signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out, here or everywhere */
        post: operations["auth.signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a company up */
        post: operations["auth.signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers
         * @description Needs the permission `customer.read`.
         */
        get: operations["customers.list"];
        put?: never;
        /**
         * Add a customer
         * @description Needs the permission `customer.create`.
         */
        post: operations["customers.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the fields of a customer must be
         * @description Needs the permission `customer.read`.
         */
        get: operations["customers.fields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give customers of one user to another
         * @description Needs the permission `customer.transfer`.
         */
        post: operations["customers.transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a customer
         * @description Needs the permission `customer.read`.
         */
        get: operations["customers.get"];
        put?: never;
        post?: never;
        /**
         * Move a customer to the recycle bin
         * @description Needs the permission `customer.delete`.
         */
        delete: operations["customers.delete"];
        options?: never;
        head?: never;
        /**
         * Change a customer
         * @description Needs the permission `customer.update`.
         */
        patch: operations["customers.update"];
        trace?: never;
    };
    "/v1/customers/{id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List changes of a customer's owner and team, newest first
         * @description Needs the permission `customer.read`.
         */
        get: operations["customers.assigned"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the contacts of a customer
         * @description Needs the permission `customer.read`.
         */
        get: operations["contacts.list"];
        put?: never;
        /**
         * Add a contact to a customer
         * @description Needs the permission `customer.update`.
         */
        post: operations["contacts.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/contacts/{contactId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a contact
         * @description Needs the permission `customer.read`.
         */
        get: operations["contacts.get"];
        put?: never;
        post?: never;
        /**
         * Move a contact to the recycle bin
         * @description Needs the permission `customer.update`.
         */
        delete: operations["contacts.delete"];
        options?: never;
        head?: never;
        /**
         * Change a contact
         * @description Needs the permission `customer.update`.
         */
        patch: operations["contacts.update"];
        trace?: never;
    };
    "/v1/customers/{id}/contacts/{contactId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a contact out of the recycle bin
         * @description Needs the permission `customer.update`.
         */
        post: operations["contacts.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/contacts/{contactId}/unmask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show what is masked in a contact
         * @description Needs the permission `customer.unmask`.
         */
        post: operations["contacts.unmask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/credit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what a customer's orders use of its credit limit
         * @description Needs the permission `customer.read`.
         */
        get: operations["customers.credit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the changes of a customer
         * @description Needs the permission `customer.read`.
         */
        get: operations["customers.history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a customer out of the recycle bin
         * @description Needs the permission `customer.restore`.
         */
        post: operations["customers.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the team of a customer
         * @description Needs the permission `customer.read`.
         */
        get: operations["customers.team"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/team/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Share a customer with a user
         * @description Needs the permission `customer.update`.
         */
        put: operations["customers.share"];
        post?: never;
        /**
         * Share a customer with a user no more
         * @description Needs the permission `customer.update`.
         */
        delete: operations["customers.unshare"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a customer to another user
         * @description Needs the permission `customer.transfer`.
         */
        post: operations["customers.hand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/unmask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show what is masked in a customer
         * @description Needs the permission `customer.unmask`.
         */
        post: operations["customers.unmask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all departments, as a tree
         * @description Needs the permission `department.read`.
         */
        get: operations["departments.list"];
        put?: never;
        /**
         * Add a department
         * @description Needs the permission `department.create`.
         */
        post: operations["departments.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a department
         * @description Needs the permission `department.read`.
         */
        get: operations["departments.get"];
        put?: never;
        post?: never;
        /**
         * Delete an empty department
         * @description Needs the permission `department.delete`.
         */
        delete: operations["departments.delete"];
        options?: never;
        head?: never;
        /**
         * Change or move a department
         * @description Needs the permission `department.update`.
         */
        patch: operations["departments.update"];
        trace?: never;
    };
    "/v1/dictionaries/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the entries of a dictionary
         * @description Needs the permission `dictionary.read`.
         */
        get: operations["dictionaries.list"];
        put?: never;
        /**
         * Add an entry to a dictionary
         * @description Needs the permission `dictionary.create`.
         */
        post: operations["dictionaries.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dictionaries/{kind}/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change, disable or enable an entry of a dictionary
         * @description Needs the permission `dictionary.update`.
         */
        patch: operations["dictionaries.update"];
        trace?: never;
    };
    "/v1/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export everything of your company as JSON Lines
         * @description Needs the permission `settings.export`.
         */
        post: operations["settings.export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/extension-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List requests for more time
         * @description Needs the permission `settings.update`.
         */
        get: operations["extensions.list"];
        put?: never;
        /**
         * Ask for more time for your company
         * @description Needs the permission `settings.update`.
         */
        post: operations["extensions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/extension-requests/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a request for more time
         * @description Needs the permission `tenant.update`.
         */
        post: operations["extensions.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/extension-requests/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn a request for more time down
         * @description Needs the permission `tenant.update`.
         */
        post: operations["extensions.reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the service well */
        get: operations["health.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List jobs, newest first */
        get: operations["jobs.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get how far a job is */
        get: operations["jobs.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a job */
        post: operations["jobs.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a link to the file that a job made */
        get: operations["jobs.result"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what became of each row of a job */
        get: operations["jobs.rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sign-ins, newest first
         * @description Needs the permission `login.read`.
         */
        get: operations["logins.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who am I, and what may I do */
        get: operations["me.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change your own profile */
        patch: operations["me.update"];
        trace?: never;
    };
    "/v1/me/logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your own sign-ins, newest first */
        get: operations["me.logins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your sessions, the last used first */
        get: operations["me.sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of your sessions */
        delete: operations["me.endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The OpenAPI document of this interface */
        get: operations["openapi.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders
         * @description Needs the permission `order.read`.
         */
        get: operations["orders.list"];
        put?: never;
        /**
         * Make an order
         * @description Needs the permission `order.create`.
         */
        post: operations["orders.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an order
         * @description Needs the permission `order.read`.
         */
        get: operations["orders.get"];
        put?: never;
        post?: never;
        /**
         * Move a draft of an order to the recycle bin
         * @description Needs the permission `order.delete`.
         */
        delete: operations["orders.delete"];
        options?: never;
        head?: never;
        /**
         * Change a draft of an order
         * @description Needs the permission `order.update`.
         */
        patch: operations["orders.update"];
        trace?: never;
    };
    "/v1/orders/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve an order, or a change of it
         * @description Needs the permission `order.approve`.
         */
        post: operations["orders.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an order
         * @description Needs the permission `order.cancel`.
         */
        post: operations["orders.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the changes of an order
         * @description Needs the permission `order.read`.
         */
        get: operations["orders.changes"];
        put?: never;
        /**
         * Change an approved order
         * @description Needs the permission `order.change`.
         */
        post: operations["orders.change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close an order before all of it is delivered
         * @description Needs the permission `order.close`.
         */
        post: operations["orders.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject an order, or a change of it
         * @description Needs the permission `order.approve`.
         */
        post: operations["orders.reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a draft of a rejected order
         * @description Needs the permission `order.submit`.
         */
        post: operations["orders.reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a draft of an order out of the recycle bin
         * @description Needs the permission `order.restore`.
         */
        post: operations["orders.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit an order
         * @description Needs the permission `order.submit`.
         */
        post: operations["orders.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a user or a role may do, and where that comes from
         * @description Needs the permission `permission.read`.
         */
        get: operations["permissions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permissions/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy what a user or a role may do to another
         * @description Needs the permission `permission.update`.
         */
        post: operations["permissions.copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permissions/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a user may, or may not, do something
         * @description Needs the permission `permission.read`.
         */
        get: operations["permissions.explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permissions/holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who may do something, with one record or with any
         * @description Needs the permission `permission.read`.
         */
        get: operations["permissions.holders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List positions
         * @description Needs the permission `position.read`.
         */
        get: operations["positions.list"];
        put?: never;
        /**
         * Add a position
         * @description Needs the permission `position.create`.
         */
        post: operations["positions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/positions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a position
         * @description Needs the permission `position.read`.
         */
        get: operations["positions.get"];
        put?: never;
        post?: never;
        /**
         * Delete a position
         * @description Needs the permission `position.delete`.
         */
        delete: operations["positions.delete"];
        options?: never;
        head?: never;
        /**
         * Change a position
         * @description Needs the permission `position.update`.
         */
        patch: operations["positions.update"];
        trace?: never;
    };
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List products
         * @description Needs the permission `product.read`.
         */
        get: operations["products.list"];
        put?: never;
        /**
         * Add a product
         * @description Needs the permission `product.create`.
         */
        post: operations["products.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a product
         * @description Needs the permission `product.read`.
         */
        get: operations["products.get"];
        put?: never;
        post?: never;
        /**
         * Move a product to the recycle bin
         * @description Needs the permission `product.delete`.
         */
        delete: operations["products.delete"];
        options?: never;
        head?: never;
        /**
         * Change a product
         * @description Needs the permission `product.update`.
         */
        patch: operations["products.update"];
        trace?: never;
    };
    "/v1/products/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a product out of the recycle bin
         * @description Needs the permission `product.restore`.
         */
        post: operations["products.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the companies that came by a sales code, by code
         * @description Needs the permission `tenant.read`.
         */
        get: operations["tenants.referrals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List roles
         * @description Needs the permission `role.read`.
         */
        get: operations["roles.list"];
        put?: never;
        /**
         * Make a role
         * @description Needs the permission `role.create`.
         */
        post: operations["roles.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a role
         * @description Needs the permission `role.read`.
         */
        get: operations["roles.get"];
        put?: never;
        post?: never;
        /**
         * Delete a role
         * @description Needs the permission `role.delete`.
         */
        delete: operations["roles.delete"];
        options?: never;
        head?: never;
        /**
         * Change a role
         * @description Needs the permission `role.update`.
         */
        patch: operations["roles.update"];
        trace?: never;
    };
    "/v1/roles/{id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a copy of a role
         * @description Needs the permission `role.create`.
         */
        post: operations["roles.copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a built-in role as it came
         * @description Needs the permission `role.update`.
         */
        post: operations["roles.reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the company's settings
         * @description Needs the permission `settings.read`.
         */
        get: operations["settings.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the company's settings
         * @description Needs the permission `settings.update`.
         */
        patch: operations["settings.update"];
        trace?: never;
    };
    "/v1/settings/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close your company: it can read and export for 30 days
         * @description Needs the permission `settings.close`.
         */
        post: operations["settings.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the companies of the platform
         * @description Needs the permission `tenant.read`.
         */
        get: operations["tenants.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a company of the platform
         * @description Needs the permission `tenant.read`.
         */
        get: operations["tenants.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change plan, seats, end, name or notes of a company
         * @description Needs the permission `tenant.update`.
         */
        patch: operations["tenants.update"];
        trace?: never;
    };
    "/v1/tenants/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a company: it can read and export for 30 days
         * @description Needs the permission `tenant.close`.
         */
        post: operations["tenants.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a company more days
         * @description Needs the permission `tenant.update`.
         */
        post: operations["tenants.extend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{id}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the suspension or closing of a company back
         * @description Needs the permission `tenant.suspend`.
         */
        post: operations["tenants.reactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend a company: it can read, but change nothing
         * @description Needs the permission `tenant.suspend`.
         */
        post: operations["tenants.suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trial-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List requests for trials
         * @description Needs the permission `tenant.read`.
         */
        get: operations["trials.list"];
        put?: never;
        /** Ask for a trial */
        post: operations["trials.request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trial-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a request for a trial
         * @description Needs the permission `tenant.read`.
         */
        get: operations["trials.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trial-requests/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a request for a trial: make the company, invite its administrator
         * @description Needs the permission `tenant.create`.
         */
        post: operations["trials.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trial-requests/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn a request for a trial down, by mail
         * @description Needs the permission `tenant.create`.
         */
        post: operations["trials.reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description Needs the permission `user.read`.
         */
        get: operations["users.list"];
        put?: never;
        /**
         * Invite a user
         * @description Needs the permission `user.create`.
         */
        post: operations["users.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a user
         * @description Needs the permission `user.read`.
         */
        get: operations["users.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description Needs the permission `user.update`.
         */
        patch: operations["users.update"];
        trace?: never;
    };
    "/v1/users/{id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a user a role, for a time or without end
         * @description Needs the permission `user.update`.
         */
        post: operations["users.grant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/grants/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a granted role from a user
         * @description Needs the permission `user.update`.
         */
        delete: operations["users.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/offboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand over what a user has, and close the account
         * @description Needs the permission `user.offboard`.
         */
        post: operations["users.offboard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a suspended user in again
         * @description Needs the permission `user.suspend`.
         */
        post: operations["users.reactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/resend-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mail an invitation again
         * @description Needs the permission `user.create`.
         */
        post: operations["users.resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/reset-mfa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forget a user's second factor
         * @description Needs the permission `user.reset`.
         */
        post: operations["users.resetMfa"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mail a user a temporary password
         * @description Needs the permission `user.password`.
         */
        post: operations["users.resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sessions of a user, the last used first
         * @description Needs the permission `user.signOut`.
         */
        get: operations["users.sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one session of a user
         * @description Needs the permission `user.signOut`.
         */
        delete: operations["users.endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End all sessions of a user
         * @description Needs the permission `user.signOut`.
         */
        post: operations["users.signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shut a user out
         * @description Needs the permission `user.suspend`.
         */
        post: operations["users.suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forget a user's failed sign-ins
         * @description Needs the permission `user.unlock`.
         */
        post: operations["users.unlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccessObject: {
            /**
             * @description What can be done with it.
             * @example [
             *       "read",
             *       "update"
             *     ]
             */
            actions: string[];
            /**
             * @description What permissions are about.
             * @example customer
             */
            object: string;
            /** @description Its records have an owner: a rule about it needs a scope. */
            owned?: boolean;
        };
        AccessRule: {
            /**
             * @description What may be done with it.
             * @example [
             *       "read",
             *       "update"
             *     ]
             */
            actions: string[];
            /**
             * @description What the rule is about.
             * @example customer
             */
            object: string;
            /**
             * @description On whose records: needed where records have an owner, all where they have none.
             * @enum {string}
             */
            scope?: "own" | "team" | "subtree" | "all";
        };
        AdviceDuplicate: {
            /** @description The stable code. */
            code: string;
            /** @description The name of who looks after it, if you may not see it. */
            owner?: string;
            /** @description JSON Pointer to the field. */
            pointer: string;
            /** @description The identifier of the other record, if you may see it. */
            record?: string;
        };
        AdviceWarning: {
            /** @description The stable code. */
            code: string;
            /** @description The text in the caller's language. */
            detail: string;
            /** @description JSON Pointer to the field. */
            pointer: string;
        };
        ApprovalSettings: {
            /** @description Orders of up to this total, tax included, need no approval. In another currency they do. */
            freeAmount?: components["schemas"]["MoneyWire"];
            /**
             * @description Up to how many percent off the list price that holds; 0 if absent.
             * @example 12.5
             */
            freeDiscount?: string | number;
        };
        AuditChange: {
            /** @description The field's name in the API. */
            field: string;
            /** @description The value after; absent if there is none. */
            new?: unknown;
            /** @description The value before; absent if there was none. */
            old?: unknown;
            /** @description The values are too large to be kept here; that they changed is all that is told. */
            omitted?: boolean;
        };
        AuditFault: {
            /** @description The record. */
            entity: string;
            /**
             * @description altered: the row is not as it was written. missing: the row before it is not there. broken: it does not continue the row before it.
             * @enum {string}
             */
            reason: "altered" | "missing" | "broken";
            /**
             * Format: int64
             * @description The version whose row is at fault.
             */
            version: number;
        };
        AuditRow: {
            /**
             * @description What happened.
             * @enum {string}
             */
            action: "created" | "updated" | "deleted" | "restored" | "purged" | "unmasked";
            /**
             * Format: date-time
             * @description When (UTC).
             */
            at: string;
            /** @description Who; absent when it was the system. */
            by?: string;
            /** @description What: old and new value of each field; of unmasked, which fields, and the reason. */
            changes: components["schemas"]["AuditChange"][];
            /** @description The identifier of the record that changed. */
            entity: string;
            /** @description SHA-256 over this row and the hash before it. */
            hash: string;
            /** @description The identifier of the row. */
            id: string;
            /**
             * @description The kind of record.
             * @example customer
             */
            kind: string;
            /** @description The hash of the record's row of the version before; of unmasked, of that version. */
            previousHash?: string;
            /** @description In which call. */
            requestId?: string;
            /**
             * Format: int64
             * @description The version that the change made; of unmasked, that was seen.
             */
            version: number;
        };
        AuditRowList: {
            /** @description The entries of this page; it may be empty although a next page follows. */
            items: components["schemas"]["AuditRow"][];
            /** @description The cursor of the next page; absent on the last. */
            nextCursor?: string;
        };
        AuditVerifyOutput: {
            /**
             * Format: int64
             * @description How many rows were checked.
             */
            checked: number;
            /** @description What was found. */
            faults: components["schemas"]["AuditFault"][];
            /** @description Where to go on; absent when all rows were checked. */
            nextCursor?: string;
            /** @description Whether no fault was found in the rows that were checked. */
            valid: boolean;
        };
        AuthChallengeRequest: {
            /**
             * @description The challenge that is answered.
             * @enum {string}
             */
            challenge: "SOFTWARE_TOKEN_MFA" | "MFA_SETUP" | "NEW_PASSWORD_REQUIRED" | "RECOVERY_CODE";
            /** @description The code of the authenticator app, or a recovery code. */
            code?: string;
            /** @description For NEW_PASSWORD_REQUIRED. */
            newPassword?: string;
            /** @description The session that came with the challenge. */
            session: string;
        };
        AuthChangePasswordRequest: {
            /** @description The new password. */
            newPassword: string;
            /** @description The password of today. */
            oldPassword: string;
        };
        AuthConfirmRequest: {
            /**
             * @description The code from the mail.
             * @example 123456
             */
            code: string;
            /** @description The address that signed up. */
            email: string;
        };
        AuthConfirmTotpRequest: {
            /**
             * @description The first code that the authenticator app shows.
             * @example 123456
             */
            code: string;
        };
        AuthForgotPasswordRequest: {
            /** @description The address of the account. */
            email: string;
        };
        AuthNextOutput: {
            /**
             * @description What to do next.
             * @enum {string}
             */
            next: "confirm" | "signIn" | "resetPassword";
        };
        AuthRecoveryCodesOutput: {
            /** @description Shown this once; each signs in once without the second factor. */
            recoveryCodes: string[];
        };
        AuthRefreshRequest: {
            /** @description The refresh token that came last. The web console sends no body: its token is in a cookie. */
            refreshToken: string;
        };
        AuthResendCodeRequest: {
            /** @description The address of the account. */
            email: string;
        };
        AuthResetPasswordRequest: {
            /** @description The code from the mail. */
            code: string;
            /** @description The address of the account. */
            email: string;
            /** @description The new password. */
            newPassword: string;
        };
        AuthSignInRequest: {
            /** @description The address of the account. */
            email: string;
            /** @description The password. */
            password: string;
        };
        AuthSignOutRequest: {
            /** @description End all sessions of the user. */
            everywhere?: boolean;
            /** @description The refresh token of this session, to revoke it at once. */
            refreshToken?: string;
        };
        AuthSignUpRequest: {
            /**
             * @description The company's name.
             * @example Northwind Traders
             */
            company: string;
            /**
             * @description ISO 3166-1, the country of phone numbers without a country code; CN if the currency is CNY.
             * @example CN
             */
            country?: string;
            /**
             * @description ISO 4217; CNY if absent.
             * @example CNY
             */
            currency?: string;
            /**
             * @description The address to sign in with.
             * @example nancy@example.com
             */
            email: string;
            /**
             * @description The language of mails; that of Accept-Language if absent.
             * @enum {string}
             */
            locale?: "en" | "zh-CN";
            /**
             * @description Your full name.
             * @example Nancy Davolio
             */
            name: string;
            /**
             * @description At least 8 characters with a letter, a digit and a symbol, without your name.
             * @example tea & biscuits 4
             */
            password: string;
        };
        AuthStepOutput: {
            /** @description For the Authorization header of calls; lives 15 minutes. */
            accessToken?: string;
            /**
             * @description What must be answered next, at /v1/auth/challenges.
             * @enum {string}
             */
            challenge?: "SOFTWARE_TOKEN_MFA" | "MFA_SETUP" | "NEW_PASSWORD_REQUIRED";
            /**
             * Format: int64
             * @description Seconds that the access token lives.
             */
            expiresIn?: number;
            /** @description Says who signed in; calls do not take it. */
            idToken?: string;
            /**
             * @description After a recovery code: sign in again and set up a new second factor.
             * @enum {string}
             */
            next?: "signIn";
            /** @description Shown this once, after a new second factor: each signs in once without it. */
            recoveryCodes?: string[] | null;
            /** @description Gives new tokens once, at /v1/auth/refresh. */
            refreshToken?: string;
            /** @description Goes with the answer; lives three minutes. */
            session?: string;
        };
        AuthTotpOutput: {
            /** @description For an authenticator app, base 32 (RFC 6238: SHA-1, 6 digits, 30 s). */
            secret: string;
            /** @description Goes with the first code, to /v1/auth/challenges; absent for a signed-in caller, who sends it to PUT /v1/auth/mfa/totp. */
            session?: string;
            /** @description The same as an otpauth:// address, to show as a QR code. */
            uri: string;
        };
        AuthTotpRequest: {
            /** @description The session of the challenge MFA_SETUP; absent for a signed-in caller. */
            session?: string;
        };
        Contact: {
            /**
             * @description YYYY-MM-DD.
             * @example 1980-05-17
             */
            birthday?: string;
            /**
             * Format: date-time
             * @description When it was made (UTC).
             */
            createdAt: string;
            /** @description Who made it. */
            createdBy: string;
            /** @description The customer that the person belongs to. */
            customerId: string;
            /**
             * @description The person's part when the customer decides to buy.
             * @enum {string}
             */
            decisionRole?: "initiator" | "user" | "influencer" | "approver" | "decider" | "buyer" | "gatekeeper";
            /**
             * Format: date-time
             * @description When it went to the recycle bin; absent while it is in use.
             */
            deletedAt?: string;
            /** @description Who deleted it. */
            deletedBy?: string;
            /** @description Where in the customer's house. */
            department?: string;
            /** @description The person does not want to be called. */
            doNotCall?: boolean;
            /** @description Only with validateOnly: fields whose value another record has. */
            duplicates?: components["schemas"]["AdviceDuplicate"][] | null;
            /** @description The person does not want mails that are not asked for. */
            emailOptOut?: boolean;
            /**
             * @description The main one first.
             * @example [
             *       "maria@alfreds.example"
             *     ]
             */
            emails?: string[];
            /** @description The identifier; it never changes. */
            id: string;
            /** @description Whether this is the one to ask for. The first contact is; making another one primary takes it from that. */
            isPrimary?: boolean;
            /** @description As phones. */
            mobile?: string;
            /**
             * @description The person's name.
             * @example Maria Anders
             */
            name: string;
            /** @description Anything else. */
            notes?: string;
            /**
             * @description The main one first; stored as E.164, with ;ext= for an extension. A number without country code belongs to the country of the customer.
             * @example [
             *       "+49300074321"
             *     ]
             */
            phones?: string[];
            /** @description What the person may see of the customer in the customer portal; needs an e-mail address. */
            portalGrants?: ("orders" | "invoices" | "reports" | "tickets")[];
            /**
             * Format: date-time
             * @description When it leaves the recycle bin for good.
             */
            purgeAt?: string;
            /** @description A contact of the same customer. */
            reportsTo?: string;
            /**
             * @description How to address the person.
             * @example Ms
             */
            salutation?: string;
            /**
             * @description What the person does.
             * @example Sales Representative
             */
            title?: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updatedAt: string;
            /** @description Who changed it last. */
            updatedBy: string;
            /**
             * Format: int64
             * @description Grows by one with each change; the ETag is made of it.
             * @example 3
             */
            version: number;
            /** @description Only with validateOnly: what is accepted but looks wrong. */
            warnings?: components["schemas"]["AdviceWarning"][] | null;
            /** @description The WeChat identifier. */
            wechat?: string;
        };
        ContactFields: {
            /**
             * @description YYYY-MM-DD.
             * @example 1980-05-17
             */
            birthday?: string;
            /**
             * @description The person's part when the customer decides to buy.
             * @enum {string}
             */
            decisionRole?: "initiator" | "user" | "influencer" | "approver" | "decider" | "buyer" | "gatekeeper";
            /** @description Where in the customer's house. */
            department?: string;
            /** @description The person does not want to be called. */
            doNotCall?: boolean;
            /** @description The person does not want mails that are not asked for. */
            emailOptOut?: boolean;
            /**
             * @description The main one first.
             * @example [
             *       "maria@alfreds.example"
             *     ]
             */
            emails?: string[];
            /** @description Whether this is the one to ask for. The first contact is; making another one primary takes it from that. */
            isPrimary?: boolean;
            /** @description As phones. */
            mobile?: string;
            /**
             * @description The person's name.
             * @example Maria Anders
             */
            name: string;
            /** @description Anything else. */
            notes?: string;
            /**
             * @description The main one first; stored as E.164, with ;ext= for an extension. A number without country code belongs to the country of the customer.
             * @example [
             *       "+49300074321"
             *     ]
             */
            phones?: string[];
            /** @description What the person may see of the customer in the customer portal; needs an e-mail address. */
            portalGrants?: ("orders" | "invoices" | "reports" | "tickets")[];
            /** @description A contact of the same customer. */
            reportsTo?: string;
            /**
             * @description How to address the person.
             * @example Ms
             */
            salutation?: string;
            /**
             * @description What the person does.
             * @example Sales Representative
             */
            title?: string;
            /** @description The WeChat identifier. */
            wechat?: string;
        };
        ContactList: {
            /** @description The entries of this page; it may be empty although a next page follows. */
            items: components["schemas"]["Contact"][];
            /** @description The cursor of the next page; absent on the last. */
            nextCursor?: string;
        };
        ContactsShown: {
            /** @description The customer that the person belongs to. */
            customerId: string;
            /** @description What was asked for. */
            fields: string[];
            /** @description The record. */
            id: string;
            /** @description What is masked otherwise; only what is filled in. */
            values: components["schemas"]["MaskValue"][];
        };
        Customer: {
            /** @description Registered, billing and shipping addresses. */
            addresses?: components["schemas"]["CustomerAddress"][];
            /** @description Where the customer pays from. */
            bank?: components["schemas"]["CustomerBank"];
            /**
             * Format: int64
             * @description How much of what matters is filled in, in percent.
             */
            completeness: number;
            /**
             * @description Whom to ask for; the name of the primary contact while there is one.
             * @example Maria Anders
             */
            contactName?: string;
            /**
             * @description What that person does; the title of the primary contact while there is one.
             * @example Sales Representative
             */
            contactTitle?: string;
            /**
             * Format: date-time
             * @description When it was made (UTC).
             */
            createdAt: string;
            /** @description Who made it. */
            createdBy: string;
            /** @description How much may be open at once; absent: no limit is set. */
            creditLimit?: components["schemas"]["MoneyWire"];
            /**
             * Format: date-time
             * @description When it went to the recycle bin; absent while it is in use.
             */
            deletedAt?: string;
            /** @description Who deleted it. */
            deletedBy?: string;
            /** @description Only with validateOnly: fields whose value another record has. */
            duplicates?: components["schemas"]["AdviceDuplicate"][] | null;
            /**
             * @description The main one first; each unique.
             * @example [
             *       "maria@alfreds.example"
             *     ]
             */
            emails?: string[];
            /** @description As phones. */
            fax?: string;
            /** @description The identifier; it never changes. */
            id: string;
            /** @description What it does. */
            industry?: string;
            /** @description How important it is to you. */
            level?: string;
            /**
             * @description The customer's name.
             * @example Alfreds Futterkiste
             */
            name: string;
            /** @description Anything else. */
            notes?: string;
            /**
             * @description Given by the system; it never changes and is never used again.
             * @example C000123
             */
            number?: string;
            /** @description The user who looks after the customer; the creator if absent. */
            owner?: string;
            /**
             * @description How the customer pays.
             * @enum {string}
             */
            paymentMethod?: "cheque" | "cash" | "transfer" | "online" | "alipay" | "wechat" | "other";
            /** @description When the customer pays. */
            paymentTerms?: components["schemas"]["CustomerTerms"];
            /**
             * @description The main one first; stored as E.164, with ;ext= for an extension. A number without country code belongs to the country of the first address, else to that of your company.
             * @example [
             *       "+49300074321"
             *     ]
             */
            phones?: string[];
            /** @description The primary contact: contactName and contactTitle follow it. */
            primaryContact?: string;
            /**
             * Format: date-time
             * @description When it leaves the recycle bin for good.
             */
            purgeAt?: string;
            /**
             * @description Its number in another system; unique.
             * @example ALFKI
             */
            reference?: string;
            /** @description What people call it. */
            shortName?: string;
            /**
             * @description How it found you; other if absent.
             * @enum {string}
             */
            source?: "web" | "message" | "exhibition" | "phone" | "referral" | "import" | "visit" | "other";
            /**
             * @description potential if absent.
             * @enum {string}
             */
            status?: "potential" | "active" | "lost" | "blocked";
            /** @description Free words to find it by. */
            tags?: string[];
            /** @description ISO 3166-1; the country of the registered or first address if absent. */
            taxCountry?: string;
            /**
             * @description Checked by the rules of its country; unique.
             * @example 91350100M000100Y43
             */
            taxNumber?: string;
            /** @description With whom it is shared: see /team. */
            team?: components["schemas"]["CustomerMember"][] | null;
            /**
             * @description company if absent.
             * @enum {string}
             */
            type?: "company" | "person";
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updatedAt: string;
            /** @description Who changed it last. */
            updatedBy: string;
            /**
             * Format: int64
             * @description Grows by one with each change; the ETag is made of it.
             * @example 3
             */
            version: number;
            /** @description Only with validateOnly: what is accepted but looks wrong. */
            warnings?: components["schemas"]["AdviceWarning"][] | null;
            /**
             * @description http or https.
             * @example https://alfreds.example
             */
            website?: string;
        };
        CustomerAddress: {
            /** @example Berlin */
            city?: string;
            /**
             * @description ISO 3166-1.
             * @example DE
             */
            country?: string;
            district?: string;
            /** @description The one to take among several of its type; the first if none is. */
            isDefault?: boolean;
            phone?: string;
            /** @example 12209 */
            postalCode?: string;
            province?: string;
            /** @description Who takes goods or letters there. */
            receiver?: string;
            /** @example Obere Str. 57 */
            street?: string;
            /**
             * @description What it is for; other if absent. There is one registered address at most.
             * @enum {string}
             */
            type?: "registered" | "billing" | "shipping" | "other";
        };
        CustomerAssignment: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Who did it. */
            by: string;
            /** @description The owner or level before; absent: none. */
            from?: string;
            /** @description Why, if it was said. */
            reason?: string;
            /** @description The owner or level from then on; absent: none. */
            to?: string;
            /** @description Of the team: with whom it was shared. */
            userId?: string;
            /**
             * Format: int64
             * @description The version of the customer that came of it.
             */
            version: number;
            /**
             * @description Whether another owner came, or the team changed.
             * @enum {string}
             */
            what: "owner" | "team";
        };
        CustomerAssignmentList: {
            /** @description The entries of this page; it may be empty although a next page follows. */
            items: components["schemas"]["CustomerAssignment"][];
            /** @description The cursor of the next page; absent on the last. */
            nextCursor?: string;
        };
        CustomerBank: {
            /** @description The account number or IBAN. It is answered masked: only the last four characters are shown. */
            account?: string;
            /** @description In whose name the account is. */
            holder?: string;
            /** @description The bank. */
            name?: string;
        };
        CustomerFieldInfo: {
            /** @description The name of the field. */
            field: string;
            /** @description What to tell about it, in the caller's language. */
            hint?: string;
            /**
             * Format: int64
             * @description Of a list.
             */
            maxItems?: number;
            /**
             * Format: int64
             * @description Of each text, in characters.
             */
            maxLength?: number;
            /**
             * Format: int64
             * @description Of a number.
             */
            maximum?: number;
            /**
             * Format: int64
             * @description Of each text, in characters.
             */
            minLength?: number;
            /**
             * Format: int64
             * @description Of a number.
             */
            minimum?: number;
            /** @description The values that it may have. */
            oneOf?: string[] | null;
            /** @description A regular expression (RE2) that each text matches. */
            pattern?: string;
            /** @description Whether it must be filled in: to be marked with a star. */
            required: boolean;
        };
        CustomerFieldInfoList: {
            /** @description The entries of this page; it may be empty although a next page follows. */
            items: components["schemas"]["CustomerFieldInfo"][];
            /** @description The cursor of the next page; absent on the last. */
            nextCursor?: string;
        };
        CustomerMember: {
            /**
             * @description Whether the user may see the customer, or change it, too.
             * @enum {string}
             */
            level: "read" | "write";
            /** @description The user. */
            userId: string;
        };
        CustomerSummary: {
            contactName?: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it went to the recycle bin.
             */
            deletedAt?: string;
            emails?: string[] | null;
            id: string;
            level?: string;
            name: string;
            number: string;
            owner?: string;
            phones?: string[] | null;
            /**
             * @description City and country.
             * @example Berlin, DE
             */
            place?: string;
            reference?: string;
            shortName?: string;
            source?: string;
            status: string;
            tags?: string[] | null;
            taxNumber?: string;
            type: string;
            /** Format: date-time */
            updatedAt: string;
            /**
             * Format: int64
             * @description The ETag is made of it.
             */
            version: number;
        };
        CustomerSummaryList: {
            /** @description The entries of this page; it may be empty although a next page follows. */
            items: components["schemas"]["CustomerSummary"][];
            /** @description The cursor of the next page; absent on the last. */
            nextCursor?: string;
        };
        CustomerTeam: {
            /** @description The customer. */
            customerId: string;
            /** @description With whom it is shared, in the order in which that happened. */
            members: components["schemas"]["CustomerMember"][];
            /** @description Who looks after the customer. */
            owner?: string;
            /**
             * Format: int64
             * @description The customer's version: the ETag is made of it.
             */
            version: number;
        };
        CustomerTerms: {
            /**
             * Format: int64
             * @description Days after the invoice.
             * @example 30
             */
            days: number;
            note?: string;
        };
        CustomersCreateRequest: {
            /** @description Registered, billing and shipping addresses. */
            addresses?: components["schemas"]["CustomerAddress"][];
            /** @description Where the customer pays from. */
            bank?: components["schemas"]["CustomerBank"];
            /**
             * @description Whom to ask for; the name of the primary contact while there is one.
             * @example Maria Anders
             */
            contactName?: string;
            /**
             * @description What that person does; the title of the primary contact while there is one.
             * @example Sales Representative
             */
            contactTitle?: string;
            /** @description How much may be open at once; absent: no limit is set. */
            creditLimit?: components["schemas"]["MoneyWire"];
            /**
             * @description The main one first; each unique.
             * @example [
             *       "maria@alfreds.example"
             *     ]
             */
            emails?: string[];
            /** @description As phones. */
            fax?: string;
            /** @description What it does. */
            industry?: string;
            /** @description How important it is to you. */
            level?: string;
            /**
             * @description The customer's name.
             * @example Alfreds Futterkiste
             */
            name: string;
            /** @description Anything else. */
            notes?: string;
            /** @description The user who looks after the customer; the creator if absent. */
            owner?: string;
            /**
             * @description How the customer pays.
             * @enum {string}
             */
            paymentMethod?: "cheque" | "cash" | "transfer" | "online" | "alipay" | "wechat" | "other";
            /** @description When the customer pays. */
            paymentTerms?: components["schemas"]["CustomerTerms"];
            /**
             * @description The main one first; stored as E.164, with ;ext= for an extension. A number without country code belongs to the country of the first address, else to that of your company.
             * @example [
             *       "+49300074321"
             *     ]
             */
            phones?: string[];
            /**
             * @description Its number in another system; unique.
             * @example ALFKI
             */
            reference?: string;
            /** @description Greet the customer by mail. */
            sendWelcomeEmail?: boolean;
            /** @description What people call it. */
            shortName?: string;
            /**
             * @description How it found you; other if absent.
             * @enum {string}
             */
            source?: "web" | "message" | "exhibition" | "phone" | "referral" | "import" | "visit" | "other";
            /**
             * @description potential if absent.
             * @enum {string}
             */
            status?: "potential" | "active" | "lost" | "blocked";
            /** @description Free words to find it by. */
            tags?: string[];
            /** @description ISO 3166-1; the country of the registered or first address if absent. */
            taxCountry?: string;
            /**
             * @description Checked by the rules of its country; unique.
             * @example 91350100M000100Y43
             */
            taxNumber?: string;
            /**
             * @description company if absent.
             * @enum {string}
             */
            type?: "company" | "person";
            /**
             * @description http or https.
             * @example https://alfreds.example
             */
            website?: string;
        };
        CustomersCreditOutput: {
            /** @description What is left of the limit, or, below 0, how far it is exceeded; absent without a limit, or when what is used is in another currency. */
            available?: components["schemas"]["MoneyWire"];
            /** @description How much may be open at once; absent: no limit is set. */
            limit?: components["schemas"]["MoneyWire"];
            /**
             * Format: int64
             * @description How many orders are not completed, cancelled or closed.
             */
            openOrders: number;
            /** @description What submitted and approved orders use, as far as they are not paid. */
            used: components["schemas"]["MoneyWire"];
        };
        CustomersHandRequest: {
            /** @description Why; kept in the customer's history. */
            reason?: string;
            /** @description The active user who gets it. */
            to: string;
        };
        CustomersPreview: {
            /**
             * Format: int64
             * @description How many customers would be given.
             */
            count: number;
            /** @description The first of them by number and name. */
            first: string[];
            /** @description There are more than were counted. */
            more: boolean;
            /** @description Those that would not be given, and why. */
            refused: components["schemas"]["JobRow"][];
        };
        CustomersShareRequest: {
            /**
             * @description read: to see the customer and what belongs to it; write: to change it, too.
             * @enum {string}
             */
            level: "read" | "write";
            /** @description Why, for the history. */
            reason?: string;
        };
        CustomersTransferOutput: {
            /**
             * @description The stable code of the problem for which it failed.
             * @example job.interrupted
             */
            code?: string;
            /**
             * Format: date-time
             * @description When it was made (UTC).
             */
            createdAt: string;
            /** @description Who made it. */
            createdBy: string;
            /**
             * Format: date-time
             * @description When it went to the recycle bin; absent while it is in use.
             */
            deletedAt?: string;
            /** @description Who deleted it. */
            deletedBy?: string;
            /** @description The text of that problem, in the caller's language. */
            detail?: string;
            /**
             * Format: int64
             * @description How many rows were tried so far, failed ones too.
             */
            done: number;
            /** @description The first rows that failed; all are in its rows. */
            errors?: components["schemas"]["JobRow"][];
            /**
             * Format: int64
             * @description How many of the rows failed.
             */
            failed: number;
            /**
             * Format: date-time
             * @description When it came to its end.
             */
            finishedAt?: string;
            /** @description The identifier; it never changes. */
            id: string;
            /**
             * @description What it does.
             * @example transfer
             */
            kind: string;
            /** @description Only with validateOnly: what the job would do. */
            preview?: components["schemas"]["CustomersPreview"];
            /**
             * Format: double
             * @description Rows a second since it began.
             */
            ratePerSecond: number;
            /** @description The file that it made; GET /v1/jobs/{id}/result gives a link. */
            result?: components["schemas"]["JobResult"];
            /**
             * Format: date-time
             * @description When its first row was begun.
             */
            startedAt?: string;
            /**
             * @description succeeded: every row was tried, although some may have failed. failed: it could not be carried on.
             * @enum {string}
             */
            state: "queued" | "running" | "succeeded" | "failed" | "cancelled";
            /**
             * Format: int64
             * @description How many rows there are; absent while nobody knows.
             */
            total?: number;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updatedAt: string;
            /** @description Who changed it last. */
            updatedBy: string;
            /**
             * Format: int64
             * @description Grows by one with each change; the ETag is made of it.
             * @example 3
             */
            version: number;
        };
        CustomersTransferRequest: {
            /** @description All customers of that user; in place of naming them. */
            all?: boolean;
            /** @description Which customers; in place of all. */
            customers?: string[];
            /** @description The user whose customers they are. */
            from: string;
            /** @description Why; kept in the history of each customer. */
            reason?: string;
            /** @description The active user who gets them. */
            to: string;
        };
        Department: {
            /**
             * Format: date-time
             * @description When it was made (UTC).
             */
            createdAt: string;
            /** @description Who made it. */
            createdBy: string;
            /**
             * Format: date-time
             * @description When it went to the recycle bin; absent while it is in use.
             */
            deletedAt?: string;
            /** @description Who deleted it. */
            deletedBy?: string;
            /** @description Only with validateOnly: fields whose value another record has. */
            duplicates?: components["schemas"]["AdviceDuplicate"][] | null;
            /** @description As phone. */
            fax?: string;
            /**
             * @description Its name in full.
             * @example Sales Department East
             */
            fullName: string;
            /** @description The identifier; it never changes. */
            id: string;
            /**
             * @description department if absent.
             * @enum {string}
             */
            kind?: "company" | "department";
            /**
             * @description Its number; unique.
             * @example D100
             */
            number: string;
            /** @description The company or department that it belongs to; absent at the top. */
            parentId?: string;
            /** @description Stored as E.164; a number without country code belongs to your company's country. */
            phone?: string;
            /**
             * @description What people call it.
             * @example Sales
             */
            shortName: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updatedAt: string;
            /** @description Who changed it last. */
            updatedBy: string;
            /**
             * Format: int64
             * @description Grows by one with each change; the ETag is made of it.
             * @example 3
             */
            version: number;
            /** @description Only with validateOnly: what is accepted but looks wrong. */
            warnings?: components["schemas"]["AdviceWarning"][] | null;
        };
        DepartmentFields: {
            /** @description As phone. */
            fax?: string;
            /**
             * @description Its name in full.
             * @example Sales Department East
             */
            fullName: string;
            /**
             * @description department if absent.
             * @enum {string}
             */
            kind?: "company" | "department";
            /**
             * @description Its number; unique.
             * @example D100
             */
            number: string;
            /** @description The company or department that it belongs to; absent at the top. */
            parentId?: string;
            /** @description Stored as E.164; a number without country code belongs to your company's country. */
            phone?: string;
            /**
             * @description What people call it.
             * @example Sales
             */
            shortName: string;
        };
        DepartmentSummary: {
            /** Format: date-time */
            createdAt: string;
            fullName: string;
            id: string;
            kind: string;
            number: string;
            parentId?: string;
            /** @description The identifiers of those above it, the topmost first; empty at the top. */
            path: string[];
            phone?: string;
            shortName: string;
            /** Format: date-time */
            updatedAt: string;
            /**
             * Format: int64
             * @description The ETag is made of it.
             */
            version: number;
        };
        DepartmentsListOutput: {
            /** @description Each department before those below it; neighbours by number. */
            items: components["schemas"]["DepartmentSummary"][];
        };
        DictionariesCreateRequest: {
            /**
             * @description What records will hold; it never changes. Letters, digits, - and _; of a currency, that of ISO 4217.
             * @example biotech
             */
            code: string;
            /** @description Whether it is offered no more. An entry is disabled instead of deleted, as records may hold its code. */
            disabled?: boolean;
            /** @description What people see. */
            names: components["schemas"]["DictionaryTexts"];
            /**
             * Format: int64
             * @description Where it stands: entries are sorted by order, then by code.
             */
            order?: number;
        };
        DictionariesListOutput: {
            /** @description All entries, by order, then by code. */
            items: components["schemas"]["DictionaryView"][];
        };
        DictionaryTexts: {
            /**
             * @description In English.
             * @example Retail
             */
            en: string;
            /**
             * @description In Chinese.
             * @example 零售
             */
            "zh-CN": string;
        };
        DictionaryView: {
            /** @description Whether it came with the system. */
            builtIn: boolean;
            /**
             * @description What records hold.
             * @example retail
             */
            code: string;
            /** @description Whether it is offered no more. */
            disabled: boolean;
            /** @description The identifier in the audit trail; absent while it is as it came. */
            id?: string;
            /**
             * @description The dictionary.
             * @enum {string}
             */
            kind: "industry" | "source" | "level" | "reason" | "unit" | "currency";
            /** @description What people see. */
            names: components["schemas"]["DictionaryTexts"];
            /**
             * Format: int64
             * @description Where it stands.
             */
            order: number;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updatedAt?: string;
            /** @description Who changed it last. */
            updatedBy?: string;
            /**
             * Format: int64
             * @description Grows by one with each change, from 0 for an entry that is as it came; the ETag is made of it.
             */
            version: number;
        };
        EntitlementEntry: {
            /** @description Of customer.show: the field. */
            field?: string;
            /** @description Every role that allows it. */
            origins: components["schemas"]["EntitlementOrigin"][];
            /**
             * @description object.action; customer.show for a field that is shown in clear.
             * @example customer.update
             */
            permission: string;
            /** @description On whose records it holds: the widest of what it comes from. */
            scope: string;
        };
        EntitlementOrigin: {
            /** @description Whether it counts no more. */
            expired?: boolean;
            /**
             * Format: date-time
             * @description When the grant ends, or ended.
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description Since when the role is granted.
             */
            grantedAt?: string;
            /** @description By whom. */
            grantedBy?: string;
            /** @description The position that the role comes with; absent for a grant. */
            positionId?: string;
            /** @description The role that allows it. */
            role: string;
            /** @description What the role is called. */
            roleName: string;
            /** @description On whose records this role allows it. */
            scope?: string;
        };
        ExtensionRequest: {
            /** @description Why it was rejected. */
            answer?: string;
            /** @description Its name. */
            company: string;
            /**
             * Format: date-time
             * @description When it was made (UTC).
             */
            createdAt: string;
            /** @description Who made it. */
            createdBy: string;
            /**
             * Format: int64
             * @description How many days it asks for.
             */
            days: number;
            /**
             * Format: date-time
             * @description When it was approved or rejected.
             */
            decidedAt?: string;
            /**
             * Format: date-time
             * @description When it went to the recycle bin; absent while it is in use.
             */
            deletedAt?: string;
            /** @description Who deleted it. */
            deletedBy?: string;
            /**
             * Format: int64
             * @description How many days were given.
             */
            grantedDays?: number;
            /** @description The identifier; it never changes. */
            id: string;
            /** @description Why it needs more time. */
            reason: string;
            /** @enum {string} */
            state: "pending" | "approved" | "rejected";
            /** @description The company that asks. */
            tenantId: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updatedAt: string;
            /** @description Who changed it last. */
            updatedBy: string;
            /**
             * Format: int64
             * @description Grows by one with each change; the ETag is made of it.
             * @example 3
             */
            version: number;
        };
        ExtensionRequestList: {
            /** @description The entries of this page; it may be empty although a next page follows. */
            items: components["schemas"]["ExtensionRequest"][];
            /** @description The cursor of the next page; absent on the last. */
            nextCursor?: string;
        };
        ExtensionsApproveRequest: {
            /**
             * Format: int64
             * @description How many; those that were asked for if absent.
             */
            days?: number;
        };
        ExtensionsCreateRequest: {
            /**
             * Format: int64
             * @description How many; 30 if absent.
             */
            days?: number;
            /** @description Why. */
            reason: string;
        };
        ExtensionsRejectRequest: {
            /** @description Why; the company's administrators read it. */
            reason: string;
        };
        FieldruleHint: {
            en?: string;
            "zh-CN"?: string;
        };
        FieldruleRule: {
            /**
             * @description The field of a customer.
             * @enum {string}
             */
            field: "type" | "shortName" | "reference" | "contactName" | "contactTitle" | "phones" | "fax" | "emails" | "website" | "addresses" | "taxNumber" | "paymentMethod" | "paymentTerms" | "creditLimit" | "tags" | "level" | "industry" | "source" | "notes";
            /** @description What a form tells about it. */
            hint?: components["schemas"]["FieldruleHint"];
            /**
             * Format: int64
             * @description How many characters it has at most.
             */
            maxLength?: number;
            /**
             * Format: int64
             * @description How large it is at most.
             */
            maximum?: number;
            /**
             * Format: int64
             * @description How many characters it has at least.
             */
            minLength?: number;
            /**
             * Format: int64
             * @description How large it is at least: the days of paymentTerms, the amount of creditLimit.
             */
            minimum?: number;
            /** @description The values that it may have. */
            oneOf?: string[];
            /**
             * @description A regular expression (RE2) that the whole text matches.
             * @example [A-Z]{2}[0-9]{4}
             */
            pattern?: string;
            /** @description It must be filled in. */
            required?: boolean;
        };
        Job: {
            /**
             * @description The stable code of the problem for which it failed.
             * @example job.interrupted
             */
            code?: string;
            /**
             * Format: date-time
             * @description When it was made (UTC).
             */
            createdAt: string;
            /** @description Who made it. */
            createdBy: string;
            /**
             * Format: date-time
             * @description When it went to the recycle bin; absent while it is in use.
             */
            deletedAt?: string;
            /** @description Who deleted it. */
            deletedBy?: string;
            /** @description The text of that problem, in the caller's language. */
            detail?: string;
            /**
             * Format: int64
             * @description How many rows were tried so far, failed ones too.
             */
            done: number;
            /** @description The first rows that failed; all are in its rows. */
            errors?: components["schemas"]["JobRow"][];
            /**
             * Format: int64
             * @description How many of the rows failed.
             */
            failed: number;
            /**
             * Format: date-time
             * @description When it came to its end.
             */
            finishedAt?: string;
            /** @description The identifier; it never changes. */
            id: string;
            /**
             * @description What it does.
             * @example transfer
             */
            kind: string;
            /**
             * Format: double
             * @description Rows a second since it began.
             */
            ratePerSecond: number;
            /** @description The file that it made; GET /v1/jobs/{id}/result gives a link. */
            result?: components["schemas"]["JobResult"];
            /**
             * Format: date-time
             * @description When its first row was begun.
             */
            startedAt?: string;
            /**
             * @description succeeded: every row was tried, although some may have failed. failed: it could not be carried on.
             * @enum {string}
             */
            state: "queued" | "running" | "succeeded" | "failed" | "cancelled";
            /**
             * Format: int64
             * @description How many rows there are; absent while nobody knows.
             */
            total?: number;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updatedAt: string;
            /** @description Who changed it last. */
            updatedBy: string;
            /**
             * Format: int64
             * @description Grows by one with each change; the ETag is made of it.
             * @example 3
             */
            version: number;
        };
        JobField: {
            /**
             * @description The stable code.
             * @example email.invalid
             */
            code: string;
            /** @description The text in the caller's language. */
            detail?: string;
            /** @description JSON Pointer to the field. */
            pointer: string;
        };
        JobList: {
            /** @description The entries of this page; it may be empty although a next page follows. */
            items: components["schemas"]["Job"][];
            /** @description The cursor of the next page; absent on the last. */
            nextCursor?: string;
        };
        JobResult: {
            /**
             * @description What a browser saves it as.
             * @example customers.csv
             */
            name: string;
            /**
             * Format: int64
             * @description In bytes.
             */
            size: number;
        };
        JobRow: {
            /**
             * @description The stable code of the problem of a row that failed.
             * @example customer.notFound
             */
            code?: string;
            /** @description The text of the problem, in the caller's language. */
            detail?: string;
            /** @description What is wrong with single fields. */
            errors?: components["schemas"]["JobField"][];
            /** @description What people call that record. */
            label?: string;
            /**
             * @description skipped: there was nothing to do.
             * @enum {string}
             */
            outcome: "done" | "skipped" | "failed";
            /** @description The identifier of the record that it is about. */
            record?: string;
            /**
             * Format: int64
             * @description Its place in the job, from 1.
             * @example 1
             */
            row: number;
        };
        JobRowList: {
            /** @description The entries of this page; it may be empty although a next page follows. */
            items: components["schemas"]["JobRow"][];
            /** @description The cursor of the next page; absent on the last. */
            nextCursor?: string;
        };
        JobsResultOutput: {
            /**
             * Format: date-time
             * @description When the link ends; ask for another then.
             */
            expiresAt: string;
            /**
             * @description What a browser saves it as.
             * @example customers.csv
             */
            name: string;
            /**
             * Format: int64
             * @description In bytes.
             */
            size: number;
            /** @description Where to download the file, without a token. On one machine a path of this interface. */
            url: string;
        };
        LoginAttempt: {
            /**
             * @description From where: the client's IP address.
             * @example 192.0.2.7
             */
            address: string;
            /**
             * Format: date-time
             * @description When (UTC).
             */
            at: string;
            id: string;
            /**
             * @description What was checked.
             * @enum {string}
             */
            method: "password" | "newPassword" | "totp" | "totpSetup" | "recoveryCode";
            /** @description The call. */
            requestId: string;
            /**
             * @description challenged: it was right, and the next step was asked for.
             * @enum {string}
             */
            result: "signedIn" | "challenged" | "failed" | "locked";
            /** @description Who. */
            user: string;
        };
        LoginAttemptList: {
            /** @description The entries of this page; it may be empty although a next page follows. */
            items: components["schemas"]["LoginAttempt"][];
            /** @description The cursor of the next page; absent on the last. */
            nextCursor?: string;
        };
        MaskAnswer: {
            /** @description What was asked for. */
            fields: string[];
            /** @description The record. */
            id: string;
            /** @description What is masked otherwise; only what is filled in. */
            values: components["schemas"]["MaskValue"][];
        };
        MaskRequest: {
            /** @description What to show. */
            fields: ("phone" | "bank" | "taxNumber")[];
            /**
             * @description Why; it stands in the audit trail.
             * @example Check the account on the invoice.
             */
            reason: string;
        };
        MaskValue: {
            /**
             * @description The rule that it is masked by.
             * @example phone
             */
            field: string;
            /**
             * @description JSON Pointer to the field in the record.
             * @example /phones/0
             */
            pointer: string;
            /** @description The value in clear. */
            value: string;
        };
        MeOutput: {
            /**
             * @description All permissions that the roles have together.
             * @example [
             *       "customer.read"
             *     ]
             */
            permissions: string[];
            /** @description The roles that count now, by grant or by position. */
            roles: string[];
            /**
             * @description On whose records each permission holds.
             * @example {
             *       "customer.read": "own"
             *     }
             */
            scopes: {
                [key: string]: string;
            };
            /** @description The fields that are not masked. */
            shown: string[];
            tenant: components["schemas"]["Tenant"];
            user: components["schemas"]["User"];
        };
        MoneyWire: {
            /**
             * @description Decimal number with at most as many decimals as the currency has
             * @example 1234.50
             */
            amount: string;
            /**
             * @description Currency code, ISO 4217
             * @example CNY
             */
            currency: string;
        };
        NumberingFormat: {
            /**
             * @description What stands before the digits: letters, digits, -, _, . and /, not ending in a digit.
             * @example C
             */
            prefix?: string;
            /**
             * Format: int64
             * @description How many digits a number has at least.
             * @example 6
             */
            width: number;
        };
        Order: {
            /** Format: date-time */
            approvedAt?: string;
            /** @description Who approved it; absent when no approval was needed. */
            approvedBy?: string;
            /**
             * Format: int64
             * @description How many changes were made, or asked for, since it was approved.
             */
            changeCount?: number;
            /**
             * Format: date-time
             * @description When it was made (UTC).
             */
            createdAt: string;
            /** @description Who made it. */
            createdBy: string;
            /** @description Who let it go beyond the credit limit. */
            creditOverriddenBy?: string;
            /** @description How much of the customer's credit limit it uses, in the customer's currency. */
            creditUsed?: components["schemas"]["MoneyWire"];
            /**
             * @description ISO 4217; that of the customer's credit limit, else your company's, if absent. It never changes.
             * @example CNY
             */
            currency?: string;
            /** @description Who orders. It never changes. */
            customerId: string;
            /** @description The customer's name when the order was made. */
            customerName: string;
            /**
             * Format: date-time
             * @description When it went to the recycle bin; absent while it is in use.
             */
            deletedAt?: string;
            /** @description Who deleted it. */
            deletedBy?: string;
            /**
             * Format: date
             * @description When it shall be there; not before the order date.
             */
            deliveryDate?: string;
            /**
             * @description Derived from what is shipped.
             * @enum {string}
             */
            deliveryStatus: "none" | "partial" | "delivered";
            /**
             * @description On the whole order, in percent, 0 to 100; after the discounts of the lines.
             * @example 12.5
             */
            discount?: string | number;
            /** @description Only with validateOnly: fields whose value another record has. */
            duplicates?: components["schemas"]["AdviceDuplicate"][] | null;
            /**
             * @description What one unit of the order's currency is worth in the customer's: needed when they differ.
             * @example 12.5
             */
            exchangeRate?: string | number;
            /** @description The identifier; it never changes. */
            id: string;
            /**
             * @description Derived from what is invoiced.
             * @enum {string}
             */
            invoiceStatus: "none" | "partial" | "invoiced";
            lines: components["schemas"]["OrderLine"][];
            /** @description The sum of the lines without tax. */
            net: components["schemas"]["MoneyWire"];
            /** @description Anything else. */
            notes?: string;
            /**
             * @description Given by the system; it never changes and is never used again.
             * @example SO000123
             */
            number?: string;
            /**
             * Format: date
             * @description When it was ordered; today, where your company is, if absent.
             */
            orderDate?: string;
            /** @description The salesperson; the creator if absent. */
            owner?: string;
            /** @description How much of the total is paid, in the order's currency; absent while nothing is. */
            paid?: string;
            /**
             * @description Derived from what is paid.
             * @enum {string}
             */
            paymentStatus: "unpaid" | "partial" | "paid";
            /** @description When it is to be paid; as the customer pays, if absent. */
            paymentTerms?: components["schemas"]["CustomerTerms"];
            /**
             * Format: date-time
             * @description When it leaves the recycle bin for good.
             */
            purgeAt?: string;
            /** @description Why it was rejected, cancelled or closed. */
            reason?: string;
            /** @description The customer's number of the order. */
            reference?: string;
            /** @description Where it shall be sent; the customer's shipping address, the default one first, if absent. */
            shippingAddress?: components["schemas"]["CustomerAddress"];
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "draft" | "submitted" | "approved" | "rejected" | "changePending" | "inDelivery" | "completed" | "cancelled" | "closed";
            /** Format: date-time */
            submittedAt?: string;
            submittedBy?: string;
            /** @description The sum of the lines' taxes. */
            tax: components["schemas"]["MoneyWire"];
            /** @description The sum of the lines, tax included. */
            total: components["schemas"]["MoneyWire"];
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updatedAt: string;
            /** @description Who changed it last. */
            updatedBy: string;
            /**
             * Format: int64
             * @description Grows by one with each change; the ETag is made of it.
             * @example 3
             */
            version: number;
            /** @description Only with validateOnly: what is accepted but looks wrong. */
            warnings?: components["schemas"]["AdviceWarning"][] | null;
        };
        OrderChangeLine: {
            /**
             * @description In percent, 0 to 100.
             * @example 12.5
             */
            discount?: string | number;
            /**
             * Format: int64
             * @description The number of the line that it is; a new line if absent. Price, discount and tax rate stay as they are where they are absent.
             */
            line?: number;
            /** @description Anything to be said of this line. */
            note?: string;
            /** @description What is ordered. */
            productId: string;
            /**
             * @description How many, with up to six decimals; more than 0.
             * @example 12.5
             */
            quantity: string | number;
            /**
             * @description In percent, 0 to 100; the product's if absent.
             * @example 12.5
             */
            taxRate?: string | number;
            /**
             * @description For one unit, without tax, in the order's currency, with up to six decimals; what the product costs this customer on the order date if absent.
             * @example 12.5
             */
            unitPrice?: string | number | {
                /** @example 12.5 */
                amount: string | number;
                currency: string;
            };
        };
        OrderChangeOrder: {
            /**
             * Format: date-time
             * @description When it was made (UTC).
             */
            createdAt: string;
            /** @description Who made it. */
            createdBy: string;
            /** @description Who approved or rejected it. */
            decidedBy?: string;
            /**
             * Format: date-time
             * @description When it went to the recycle bin; absent while it is in use.
             */
            deletedAt?: string;
            /** @description Who deleted it. */
            deletedBy?: string;
            /** @description What is different. */
            differences: components["schemas"]["OrderDifference"][];
            /** @description Only with validateOnly: fields whose value another record has. */
            duplicates?: components["schemas"]["AdviceDuplicate"][] | null;
            /** @description The identifier; it never changes. */
            id: string;
            /**
             * Format: int64
             * @description 1 for the first change of the order.
             */
            number: number;
            orderId: string;
            /** @description Why it is changed. */
            reason: string;
            /** @description Why it was rejected. */
            rejection?: string;
            /**
             * @description approved at once when the total does not rise, or the order needs no approval.
             * @enum {string}
             */
            status: "pending" | "approved" | "rejected";
            totalAfter: components["schemas"]["MoneyWire"];
            totalBefore: components["schemas"]["MoneyWire"];
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updatedAt: string;
            /** @description Who changed it last. */
            updatedBy: string;
            /**
             * Format: int64
             * @description Grows by one with each change; the ETag is made of it.
             * @example 3
             */
            version: number;
            /** @description Only with validateOnly: what is accepted but looks wrong. */
            warnings?: components["schemas"]["AdviceWarning"][] | null;
        };
        OrderChangeOrderList: {
            /** @description The entries of this page; it may be empty although a next page follows. */
            items: components["schemas"]["OrderChangeOrder"][];
            /** @description The cursor of the next page; absent on the last. */
            nextCursor?: string;
        };
        OrderDifference: {
            /** @description The field's name. */
            field: string;
            /**
             * Format: int64
             * @description The number of the line; absent for the order itself.
             */
            line?: number;
            /** @description After; absent if there is none. */
            new?: string;
            /** @description Before; absent if there was none. */
            old?: string;
        };
        OrderFields: {
            /**
             * @description ISO 4217; that of the customer's credit limit, else your company's, if absent. It never changes.
             * @example CNY
             */
            currency?: string;
            /** @description Who orders. It never changes. */
            customerId: string;
            /**
             * Format: date
             * @description When it shall be there; not before the order date.
             */
            deliveryDate?: string;
            /**
             * @description On the whole order, in percent, 0 to 100; after the discounts of the lines.
             * @example 12.5
             */
            discount?: string | number;
            /**
             * @description What one unit of the order's currency is worth in the customer's: needed when they differ.
             * @example 12.5
             */
            exchangeRate?: string | number;
            /** @description What is ordered. */
            lines: components["schemas"]["OrderLineFields"][];
            /** @description Anything else. */
            notes?: string;
            /**
             * Format: date
             * @description When it was ordered; today, where your company is, if absent.
             */
            orderDate?: string;
            /** @description The salesperson; the creator if absent. */
            owner?: string;
            /** @description When it is to be paid; as the customer pays, if absent. */
            paymentTerms?: components["schemas"]["CustomerTerms"];
            /** @description The customer's number of the order. */
            reference?: string;
            /** @description Where it shall be sent; the customer's shipping address, the default one first, if absent. */
            shippingAddress?: components["schemas"]["CustomerAddress"];
        };
        OrderLine: {
            /** @description The product's code when it was ordered. */
            code: string;
            /**
             * @description In percent, 0 to 100.
             * @example 12.5
             */
            discount?: string | number;
            /** @description How many were invoiced. */
            invoicedQuantity: string;
            /** @description Nothing is shipped. */
            isService?: boolean;
            /**
             * Format: int64
             * @description The number of the line in this order. It never changes once the order is submitted.
             */
            line: number;
            /** @description The product's price for this customer when it was ordered; absent if it had none. */
            listPrice?: string;
            /** @description The product's name when it was ordered. */
            name: string;
            /**
             * @description Quantity times price less discounts, rounded half up to the minor unit.
             * @example 180.00
             */
            net: string;
            /** @description Anything to be said of this line. */
            note?: string;
            /** @description What is ordered. */
            productId: string;
            /**
             * @description How many, with up to six decimals; more than 0.
             * @example 12.5
             */
            quantity: string | number;
            /** @description How many of them came back. */
            returnedQuantity: string;
            /** @description How many were shipped. */
            shippedQuantity: string;
            /**
             * @description Net times tax rate, rounded half up to the minor unit.
             * @example 23.40
             */
            tax: string;
            /**
             * @description In percent, 0 to 100; the product's if absent.
             * @example 12.5
             */
            taxRate?: string | number;
            /**
             * @description Net and tax.
             * @example 203.40
             */
            total: string;
            /** @description What the quantity counts. */
            unit?: string;
            /**
             * @description For one unit, without tax, in the order's currency, with up to six decimals; what the product costs this customer on the order date if absent.
             * @example 12.5
             */
            unitPrice?: string | number | {
                /** @example 12.5 */
                amount: string | number;
                currency: string;
            };
        };
        OrderLineFields: {
            /**
             * @description In percent, 0 to 100.
             * @example 12.5
             */
            discount?: string | number;
            /** @description Anything to be said of this line. */
            note?: string;
            /** @description What is ordered. */
            productId: string;
            /**
             * @description How many, with up to six decimals; more than 0.
             * @example 12.5
             */
            quantity: string | number;
            /**
             * @description In percent, 0 to 100; the product's if absent.
             * @example 12.5
             */
            taxRate?: string | number;
            /**
             * @description For one unit, without tax, in the order's currency, with up to six decimals; what the product costs this customer on the order date if absent.
             * @example 12.5
             */
            unitPrice?: string | number | {
                /** @example 12.5 */
                amount: string | number;
                currency: string;
            };
        };
        OrderSummary: {
            /** Format: date-time */
            createdAt: string;
            customerId: string;
            customerName: string;
            /**
             * Format: date-time
             * @description When it went to the recycle bin.
             */
            deletedAt?: string;
            deliveryDate?: string;
            deliveryStatus: string;
            id: string;
            invoiceStatus: string;
            number: string;
            orderDate: string;
            owner: string;
            paymentStatus: string;
            reference?: string;
            status: string;
            total: components["schemas"]["MoneyWire"];
            /** Format: date-time */
            updatedAt: string;
            /**
             * Format: int64
             * @description The ETag is made of it.
             */
            version: number;
        };
        OrderSummaryList: {
            /** @description The entries of this page; it may be empty although a next page follows. */
            items: components["schemas"]["OrderSummary"][];
            /** @description The cursor of the next page; absent on the last. */
            nextCursor?: string;
        };
        OrdersChangeRequest: {
            /**
             * Format: date
             * @description When it shall be there.
             */
            deliveryDate?: string;
            /**
             * @description On the whole order, in percent.
             * @example 12.5
             */
            discount?: string | number;
            /** @description All lines as they shall be: a line with a number is one that there is, one without is added, and one that is not named is taken out. */
            lines?: components["schemas"]["OrderChangeLine"][];
            /** @description Why it is changed. */
            reason: string;
            /** @description Where it shall be sent. */
            shippingAddress?: components["schemas"]["CustomerAddress"];
        };
        OrdersNoteBody: {
            /** @description Why. */
            reason?: string;
        };
        OrdersOverrideBody: {
            /** @description Go beyond the customer's credit limit if need be. It takes the permission order.overrideCredit, and is noted in the order. */
            overrideCredit?: boolean;
        };
        OrdersReasonBody: {
            /** @description Why. */
            reason: string;
        };
        PermissionsCopyOutput: {
            /**
             * @description Permissions with their scopes, and customer.show with the fields that are shown.
             * @example {
             *       "added": [
             *         "customer.read:all"
             *       ],
             *       "kept": [],
             *       "removed": []
             *     }
             */
            permissions: components["schemas"]["PermissionsDifference"];
            /** @description Of a user: granted roles. */
            roles: components["schemas"]["PermissionsDifference"];
            /** @description The user or role. */
            to: string;
            /**
             * Format: int64
             * @description Its version after it.
             */
            version: number;
        };
        PermissionsCopyRequest: {
            /**
             * @description The user or role to copy.
             * @example salesManager
             */
            from: string;
            /**
             * @description replace: to have just that; merge: to have that as well.
             * @enum {string}
             */
            mode: "replace" | "merge";
            /** @description The user or role that comes to have it. */
            to: string;
        };
        PermissionsDifference: {
            /** @description What comes. */
            added: string[];
            /** @description What stays. */
            kept: string[];
            /** @description What goes. */
            removed: string[];
        };
        PermissionsExplainOutput: {
            /** @description Whether the user may do it. */
            allowed: boolean;
            /** @description What the user lacks, in words; absent when it is allowed. */
            missing?: string;
            /** @description Every role of the user that speaks of the permission, and whether it holds. */
            reasons: components["schemas"]["PermissionsReason"][];
        };
        PermissionsHolder: {
            /** @description The user. */
            id: string;
            /** @description What the user is called. */
            name: string;
            /** @description Every role that allows it. */
            origins: components["schemas"]["EntitlementOrigin"][];
            /** @description On whose records the permission holds. */
            scope: string;
        };
        PermissionsHoldersOutput: {
            /** @description Who can sign in and has the permission, newest first. */
            items: components["schemas"]["PermissionsHolder"][];
            /** @description The cursor of the next page; absent on the last. */
            nextCursor?: string;
        };
        PermissionsListOutput: {
            /** @description Every permission, by object, then the fields that are shown. */
            items: components["schemas"]["EntitlementEntry"][];
            /** @description Every role that the user has, also by a grant that has expired. */
            roles: components["schemas"]["EntitlementOrigin"][];
        };
        PermissionsReason: {
            /** @description Why, in words. */
            because: string;
            /** @description Whether it counts no more. */
            expired?: boolean;
            /**
             * Format: date-time
             * @description When the grant ends, or ended.
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description Since when the role is granted.
             */
            grantedAt?: string;
            /** @description By whom. */
            grantedBy?: string;
            /** @description Whether this role allows it. */
            holds: boolean;
            /** @description The position that the role comes with; absent for a grant. */
            positionId?: string;
            /** @description The role that allows it. */
            role: string;
            /** @description What the role is called. */
            roleName: string;
            /** @description On whose records this role allows it. */
            scope?: string;
        };
        Position: {
            /**
             * Format: date-time
             * @description When it was made (UTC).
             */
            createdAt: string;
            /** @description Who made it. */
            createdBy: string;
            /**
             * Format: date-time
             * @description When it went to the recycle bin; absent while it is in use.
             */
            deletedAt?: string;
            /** @description Who deleted it. */
            deletedBy?: string;
            /** @description The department that it belongs to. */
            departmentId?: string;
            /** @description Only with validateOnly: fields whose value another record has. */
            duplicates?: components["schemas"]["AdviceDuplicate"][] | null;
            /** @description The identifier; it never changes. */
            id: string;
            /**
             * @description What it is called.
             * @example Regional sales manager
             */
            name: string;
            /**
             * @description Its number; unique.
             * @example P10
             */
            number?: string;
            /** @description What whoever holds the position may do: built-in roles by name, the company's own by identifier. */
            roles?: string[];
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updatedAt: string;
            /** @description Who changed it last. */
            updatedBy: string;
            /**
             * Format: int64
             * @description Grows by one with each change; the ETag is made of it.
             * @example 3
             */
            version: number;
            /** @description Only with validateOnly: what is accepted but looks wrong. */
            warnings?: components["schemas"]["AdviceWarning"][] | null;
        };
        PositionFields: {
            /** @description The department that it belongs to. */
            departmentId?: string;
            /**
             * @description What it is called.
             * @example Regional sales manager
             */
            name: string;
            /**
             * @description Its number; unique.
             * @example P10
             */
            number?: string;
            /** @description What whoever holds the position may do: built-in roles by name, the company's own by identifier. */
            roles?: string[];
        };
        PositionSummary: {
            /** Format: date-time */
            createdAt: string;
            /** @description The department that it belongs to. */
            departmentId?: string;
            id: string;
            /**
             * @description What it is called.
             * @example Regional sales manager
             */
            name: string;
            /**
             * @description Its number; unique.
             * @example P10
             */
            number?: string;
            /** @description What whoever holds the position may do: built-in roles by name, the company's own by identifier. */
            roles?: string[];
            /** Format: date-time */
            updatedAt: string;
            /**
             * Format: int64
             * @description The ETag is made of it.
             */
            version: number;
        };
        PositionSummaryList: {
            /** @description The entries of this page; it may be empty although a next page follows. */
            items: components["schemas"]["PositionSummary"][];
            /** @description The cursor of the next page; absent on the last. */
            nextCursor?: string;
        };
        ProblemDocument: {
            /**
             * @description The stable code of the problem.
             * @example customer.duplicate
             */
            code: string;
            /** @description What happened and what to do, in the caller's language. */
            detail: string;
            /** @description What is wrong with single fields. */
            errors?: components["schemas"]["ProblemFieldDocument"][] | null;
            /** @description The path that was called. */
            instance?: string;
            /** @description The id of the call, equal to the log's and to X-Request-Id. */
            requestId: string;
            /**
             * Format: int64
             * @description The HTTP status.
             * @example 409
             */
            status: number;
            /** @description What kind of problem this is, in the caller's language. */
            title: string;
            /**
             * Format: uri
             * @description A URN that names the kind of problem.
             * @example urn:kehu:problem:customer.duplicate
             */
            type: string;
        };
        ProblemFieldDocument: {
            /**
             * @description The stable code.
             * @example email.invalid
             */
            code: string;
            /** @description The text in the caller's language. */
            detail: string;
            /**
             * @description JSON Pointer into the body, or query:name, header:Name, path:name.
             * @example /emails/0/address
             */
            pointer: string;
        };
        Product: {
            /**
             * @description Unique. One of 8, 12, 13 or 14 digits is a GTIN, whose check digit must be right.
             * @example 4006381333931
             */
            barcode?: string;
            /**
             * @description What it belongs to.
             * @example Beverages
             */
            category?: string;
            /**
             * @description Its code; unique. The system gives one if absent.
             * @example CHAI-10
             */
            code?: string;
            /** @description What a unit costs you. Only with the permission product.readCost. */
            cost?: components["schemas"]["ProductCost"];
            /**
             * Format: date-time
             * @description When it was made (UTC).
             */
            createdAt: string;
            /** @description Who made it. */
            createdBy: string;
            /**
             * Format: date-time
             * @description When it went to the recycle bin; absent while it is in use.
             */
            deletedAt?: string;
            /** @description Who deleted it. */
            deletedBy?: string;
            /** @description Only with validateOnly: fields whose value another record has. */
            duplicates?: components["schemas"]["AdviceDuplicate"][] | null;
            /** @description The identifier; it never changes. */
            id: string;
            /** @description Work, not goods: nothing is shipped. */
            isService?: boolean;
            /** @description Used for repairs. */
            isSparePart?: boolean;
            /**
             * @description What it is called.
             * @example Chai
             */
            name: string;
            /** @description Anything else. */
            notes?: string;
            /** @description What a unit is sold for, without tax. A price for the customer's level goes before one for all; among these the one for the largest quantity that is reached holds. */
            prices?: components["schemas"]["ProductPrice"][];
            /**
             * Format: date-time
             * @description When it leaves the recycle bin for good.
             */
            purgeAt?: string;
            /**
             * @description Size, material, packing.
             * @example 10 boxes x 20 bags
             */
            specification?: string;
            /**
             * @description active if absent; one that is disabled cannot be ordered any more.
             * @enum {string}
             */
            status?: "active" | "disabled";
            /**
             * @description In percent, 0 to 100; 0 if absent.
             * @example 12.5
             */
            taxRate?: string | number;
            /**
             * @description What quantities count.
             * @example box
             */
            unit?: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updatedAt: string;
            /** @description Who changed it last. */
            updatedBy: string;
            /**
             * Format: int64
             * @description Grows by one with each change; the ETag is made of it.
             * @example 3
             */
            version: number;
            /** @description Only with validateOnly: what is accepted but looks wrong. */
            warnings?: components["schemas"]["AdviceWarning"][] | null;
        };
        ProductCost: {
            /**
             * @description For one unit, with up to six decimals.
             * @example 12.5
             */
            amount: string | number;
            /**
             * @description ISO 4217.
             * @example CNY
             */
            currency: string;
        };
        ProductEntry: {
            /**
             * @description Unique. One of 8, 12, 13 or 14 digits is a GTIN, whose check digit must be right.
             * @example 4006381333931
             */
            barcode?: string;
            /**
             * @description What it belongs to.
             * @example Beverages
             */
            category?: string;
            /**
             * @description Its code; unique. The system gives one if absent.
             * @example CHAI-10
             */
            code?: string;
            /** @description What a unit costs you. Only with the permission product.readCost. */
            cost?: components["schemas"]["ProductCost"];
            /** @description Work, not goods: nothing is shipped. */
            isService?: boolean;
            /** @description Used for repairs. */
            isSparePart?: boolean;
            /**
             * @description What it is called.
             * @example Chai
             */
            name: string;
            /** @description Anything else. */
            notes?: string;
            /** @description What a unit is sold for, without tax. A price for the customer's level goes before one for all; among these the one for the largest quantity that is reached holds. */
            prices?: components["schemas"]["ProductPrice"][];
            /**
             * @description Size, material, packing.
             * @example 10 boxes x 20 bags
             */
            specification?: string;
            /**
             * @description active if absent; one that is disabled cannot be ordered any more.
             * @enum {string}
             */
            status?: "active" | "disabled";
            /**
             * @description In percent, 0 to 100; 0 if absent.
             * @example 12.5
             */
            taxRate?: string | number;
            /**
             * @description What quantities count.
             * @example box
             */
            unit?: string;
        };
        ProductPrice: {
            /**
             * @description For one unit, without tax, with up to six decimals.
             * @example 12.5
             */
            amount: string | number;
            /**
             * @description ISO 4217.
             * @example CNY
             */
            currency: string;
            /**
             * Format: date
             * @description The first day on which it holds; since ever if absent.
             */
            from?: string;
            /**
             * @description Only for customers of this level; for all if absent.
             * @example A
             */
            level?: string;
            /**
             * @description From this quantity on; from any if absent.
             * @example 12.5
             */
            minQuantity?: string | number;
            /**
             * Format: date
             * @description The last day on which it holds; for ever if absent.
             */
            to?: string;
        };
        ProductSummary: {
            barcode?: string;
            category?: string;
            code: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it went to the recycle bin.
             */
            deletedAt?: string;
            id: string;
            isService?: boolean;
            isSparePart?: boolean;
            name: string;
            specification?: string;
            status: string;
            /** @example 12.5 */
            taxRate?: string | number;
            unit?: string;
            /** Format: date-time */
            updatedAt: string;
            /**
             * Format: int64
             * @description The ETag is made of it.
             */
            version: number;
        };
        ProductSummaryList: {
            /** @description The entries of this page; it may be empty although a next page follows. */
            items: components["schemas"]["ProductSummary"][];
            /** @description The cursor of the next page; absent on the last. */
            nextCursor?: string;
        };
        RoleFields: {
            /** @description Whom it is for. */
            description?: string;
            /**
             * @description What it is called; unique.
             * @example Key account manager
             */
            name: string;
            /** @description What is allowed; of each permission the widest scope counts. */
            rules: components["schemas"]["AccessRule"][];
            /** @description The fields that are not masked: phone, bank, taxNumber. */
            shown?: string[];
        };
        RoleGrant: {
            /** @description The user or role whose permissions were copied. */
            copiedFrom?: string;
            /**
             * Format: date-time
             * @description From then on it counts no more (UTC); absent for one without end.
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description Since when (UTC).
             */
            grantedAt: string;
            /** @description By whom. */
            grantedBy: string;
            /** @description What for. */
            reason?: string;
            /** @description The role. */
            role: string;
        };
        RoleView: {
            /** @description The role that it was copied from. */
            basedOn?: string;
            /** @description Whether it came with the system. */
            builtIn: boolean;
            /** @description Whether it is a built-in role that allows other things than it came with. */
            changed: boolean;
            /** @description The user or role whose permissions were copied to it last. */
            copiedFrom?: string;
            /**
             * Format: date-time
             * @description When it was made or first changed (UTC).
             */
            createdAt?: string;
            /** @description Whom it is for. */
            description?: string;
            /** @description Only with validateOnly: fields whose value another record has. */
            duplicates?: components["schemas"]["AdviceDuplicate"][] | null;
            /**
             * @description What grants name: rol_..., or the name of a built-in role.
             * @example salesperson
             */
            id: string;
            /** @description What it is called. */
            name: string;
            /** @description Of a built-in role that was changed: its identifier in the audit trail. */
            recordId?: string;
            /** @description What is allowed; of each permission the widest scope counts. */
            rules: components["schemas"]["AccessRule"][];
            /** @description The fields that are not masked: phone, bank, taxNumber. */
            shown?: string[];
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updatedAt?: string;
            /** @description Who changed it last. */
            updatedBy?: string;
            /**
             * Format: int64
             * @description Grows by one with each change, from 0 for a built-in role that is as it came; the ETag is made of it.
             */
            version: number;
            /** @description Only with validateOnly: what is accepted but looks wrong. */
            warnings?: components["schemas"]["AdviceWarning"][] | null;
        };
        RolesCopyRequest: {
            /**
             * @description What the copy is called; unique.
             * @example Key account manager
             */
            name: string;
        };
        RolesListOutput: {
            /** @description All fields that a role can show instead of masking them. */
            fields: string[];
            /** @description All roles: the built-in ones, then the company's own as they were made. */
            items: components["schemas"]["RoleView"][];
            /** @description All that a role can allow, by object. */
            objects: components["schemas"]["AccessObject"][];
        };
        SessionsListed: {
            /** @description All sessions that are not over, the last used first. */
            items: components["schemas"]["SessionsView"][];
        };
        SessionsView: {
            /**
             * @description The IP address of the sign-in.
             * @example 192.0.2.7
             */
            address?: string;
            /**
             * Format: date-time
             * @description When it began (UTC).
             */
            createdAt: string;
            /** @description Whether it is the one of this call. */
            current: boolean;
            /**
             * @description The browser and the system, or the program, as they named themselves at the sign-in.
             * @example Chrome, Windows
             */
            device?: string;
            /**
             * Format: date-time
             * @description When it was ended; such sessions are not listed.
             */
            endedAt?: string;
            /** @description The session's identifier. */
            id: string;
            /**
             * Format: date-time
             * @description When it was last in use, to within four minutes (UTC).
             */
            lastSeenAt: string;
            /**
             * @description The last step of the sign-in.
             * @enum {string}
             */
            method: "password" | "newPassword" | "totp" | "totpSetup";
        };
        SettingsCloseRequest: {
            /**
             * @description The company's name, as proof that it is meant.
             * @example Northwind Traders
             */
            confirm: string;
        };
        SystemHealthOutput: {
            /**
             * @description ok; when the service is not, this answers 503.
             * @enum {string}
             */
            status: "ok";
            /** @description The build. */
            version: string;
        };
        Tenant: {
            /**
             * @description The country of phone and tax numbers that name none (ISO 3166-1).
             * @example CN
             */
            country?: string;
            /**
             * Format: date-time
             * @description When it was made (UTC).
             */
            createdAt: string;
            /** @description Who made it. */
            createdBy: string;
            /**
             * @description The currency of amounts that name none (ISO 4217).
             * @example CNY
             */
            currency: string;
            /** @description What is asked of the fields of customers beyond what every company needs; one rule a field. */
            customerFields?: components["schemas"]["FieldruleRule"][];
            /** @description How customers are numbered from now on; C and six digits if absent. */
            customerNumber?: components["schemas"]["NumberingFormat"];
            /**
             * Format: date-time
             * @description When it went to the recycle bin; absent while it is in use.
             */
            deletedAt?: string;
            /** @description Who deleted it. */
            deletedBy?: string;
            /**
             * @description What becomes of a customer with the name or a phone number of another: validateOnly warns, or it is refused; warn if absent.
             * @enum {string}
             */
            duplicates?: "warn" | "refuse";
            /**
             * Format: date-time
             * @description When the trial or the subscription ends; absent for never.
             */
            expiresAt?: string;
            /** @description How clients write numbers and dates; 2026-03-31 and 1,234.50 if absent. */
            formats?: components["schemas"]["TenantFormats"];
            /** @description The identifier; it never changes. */
            id: string;
            /**
             * @description The company's language.
             * @enum {string}
             */
            locale: "en" | "zh-CN";
            /** @description What the modules are called here. */
            moduleLabels?: components["schemas"]["TenantModules"];
            /** @description The company's name. */
            name: string;
            /** @description Which orders need no approval; every order does if absent. */
            orderApproval?: components["schemas"]["ApprovalSettings"];
            /** @description How orders are numbered from now on; SO and six digits if absent. */
            orderNumber?: components["schemas"]["NumberingFormat"];
            /**
             * Format: int64
             * @description How many characters a new password has at least; 8 if absent. It can only be raised.
             * @example 12
             */
            passwordLength?: number;
            /**
             * Format: int64
             * @description After how many days a password must be changed at the next sign-in; never if absent. It can only be set and lowered.
             * @example 90
             */
            passwordMaxAgeDays?: number;
            /** @enum {string} */
            plan: "trial" | "team" | "business" | "enterprise" | "unlimited";
            /**
             * Format: date-time
             * @description Of a closed company: until then its people can read and export, from then on nobody gets in and its data may be removed.
             */
            purgeAt?: string;
            /** @description Why it is suspended or closed. */
            reason?: string;
            /**
             * @description The code of the salesperson who brought the company.
             * @example SH0101
             */
            referralCode?: string;
            /**
             * Format: int64
             * @description For how many days what is deleted from now on lies in the recycle bin; 90 if absent.
             * @example 90
             */
            retentionDays?: number;
            /**
             * Format: int64
             * @description How many users the company may have: invited, active and suspended ones.
             */
            seats: number;
            /**
             * @description Pending until the first sign-in. A suspended, expired or closed company can read, but change nothing.
             * @enum {string}
             */
            status: "pending" | "trial" | "active" | "suspended" | "expired" | "closed";
            /**
             * @description IANA name; that of the capital for a company in China, else UTC, if absent.
             * @example Asia/Shanghai
             */
            timeZone?: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updatedAt: string;
            /** @description Who changed it last. */
            updatedBy: string;
            /**
             * Format: int64
             * @description Grows by one with each change; the ETag is made of it.
             * @example 3
             */
            version: number;
        };
        TenantAccount: {
            /**
             * Format: date-time
             * @description When it was made (UTC).
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the trial or the subscription ends; absent for never.
             */
            expiresAt?: string;
            /** @description The company's identifier. */
            id: string;
            /**
             * Format: date-time
             * @description When its people were last at work, to the hour.
             */
            lastActivityAt?: string;
            /** @description The company's name. */
            name: string;
            /** @description What platform administrators note of the company; it is not shown this. */
            notes?: string;
            /** @enum {string} */
            plan: "trial" | "team" | "business" | "enterprise" | "unlimited";
            /**
             * Format: date-time
             * @description Of a closed company: until then its people can read and export, from then on nobody gets in and its data may be removed.
             */
            purgeAt?: string;
            /** @description Why it is suspended or closed. */
            reason?: string;
            /**
             * @description The code of the salesperson who brought the company.
             * @example SH0101
             */
            referralCode?: string;
            /**
             * Format: int64
             * @description How many users the company may have: invited, active and suspended ones.
             */
            seats: number;
            /**
             * Format: int64
             * @description How many users hold a seat.
             */
            seatsUsed: number;
            /**
             * @description Pending until the first sign-in. A suspended, expired or closed company can read, but change nothing.
             * @enum {string}
             */
            status: "pending" | "trial" | "active" | "suspended" | "expired" | "closed";
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updatedAt: string;
            /**
             * Format: int64
             * @description Grows by one with each change; the ETag is made of it.
             * @example 3
             */
            version: number;
        };
        TenantAccountList: {
            /** @description The entries of this page; it may be empty although a next page follows. */
            items: components["schemas"]["TenantAccount"][];
            /** @description The cursor of the next page; absent on the last. */
            nextCursor?: string;
        };
        TenantFormats: {
            /**
             * @description How a date is written.
             * @example YYYY-MM-DD
             * @enum {string}
             */
            dateFormat?: "YYYY-MM-DD" | "YYYY/MM/DD" | "DD.MM.YYYY" | "DD/MM/YYYY" | "MM/DD/YYYY";
            /**
             * @description Between units and fractions.
             * @example point
             * @enum {string}
             */
            decimalSeparator?: "point" | "comma";
            /**
             * @description With which day calendars begin a week.
             * @example monday
             * @enum {string}
             */
            firstDayOfWeek?: "monday" | "saturday" | "sunday";
            /**
             * Format: int64
             * @description In which month the fiscal year begins; January if absent.
             * @example 1
             */
            fiscalYearStartMonth?: number;
            /**
             * @description Between thousands.
             * @example comma
             * @enum {string}
             */
            groupSeparator?: "comma" | "point" | "space" | "apostrophe" | "none";
        };
        TenantLabel: {
            /**
             * @description In English; as it comes if absent.
             * @example Accounts
             */
            en?: string;
            /**
             * @description In Chinese; as it comes if absent.
             * @example 往来单位
             */
            "zh-CN"?: string;
        };
        TenantModules: {
            audit?: components["schemas"]["TenantLabel"];
            customers?: components["schemas"]["TenantLabel"];
            departments?: components["schemas"]["TenantLabel"];
            dictionaries?: components["schemas"]["TenantLabel"];
            positions?: components["schemas"]["TenantLabel"];
            settings?: components["schemas"]["TenantLabel"];
            users?: components["schemas"]["TenantLabel"];
        };
        TenantView: {
            /**
             * @description The country of phone and tax numbers that name none (ISO 3166-1).
             * @example CN
             */
            country?: string;
            /**
             * Format: date-time
             * @description When it was made (UTC).
             */
            createdAt: string;
            /** @description Who made it. */
            createdBy: string;
            /**
             * @description The currency of amounts that name none (ISO 4217).
             * @example CNY
             */
            currency: string;
            /** @description What is asked of the fields of customers beyond what every company needs; one rule a field. */
            customerFields?: components["schemas"]["FieldruleRule"][];
            /** @description How customers are numbered from now on; C and six digits if absent. */
            customerNumber?: components["schemas"]["NumberingFormat"];
            /**
             * Format: date-time
             * @description When it went to the recycle bin; absent while it is in use.
             */
            deletedAt?: string;
            /** @description Who deleted it. */
            deletedBy?: string;
            /**
             * @description What becomes of a customer with the name or a phone number of another: validateOnly warns, or it is refused; warn if absent.
             * @enum {string}
             */
            duplicates?: "warn" | "refuse";
            /** @description How clients write numbers and dates; 2026-03-31 and 1,234.50 if absent. */
            formats?: components["schemas"]["TenantFormats"];
            /** @description The identifier; it never changes. */
            id: string;
            /**
             * @description The company's language.
             * @enum {string}
             */
            locale: "en" | "zh-CN";
            /** @description What the modules are called here. */
            moduleLabels?: components["schemas"]["TenantModules"];
            /**
             * @description The company's name.
             * @example Northwind Traders
             */
            name: string;
            /** @description Which orders need no approval; every order does if absent. */
            orderApproval?: components["schemas"]["ApprovalSettings"];
            /** @description How orders are numbered from now on; SO and six digits if absent. */
            orderNumber?: components["schemas"]["NumberingFormat"];
            /**
             * Format: int64
             * @description How many characters a new password has at least; 8 if absent. It can only be raised.
             * @example 12
             */
            passwordLength?: number;
            /**
             * Format: int64
             * @description After how many days a password must be changed at the next sign-in; never if absent. It can only be set and lowered.
             * @example 90
             */
            passwordMaxAgeDays?: number;
            /**
             * Format: int64
             * @description For how many days what is deleted from now on lies in the recycle bin; 90 if absent.
             * @example 90
             */
            retentionDays?: number;
            /**
             * @description IANA name; that of the capital for a company in China, else UTC, if absent.
             * @example Asia/Shanghai
             */
            timeZone?: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updatedAt: string;
            /** @description Who changed it last. */
            updatedBy: string;
            /**
             * Format: int64
             * @description Grows by one with each change; the ETag is made of it.
             * @example 3
             */
            version: number;
        };
        TenantsCloseRequest: {
            /** @description Why; the company's people read it. */
            reason: string;
        };
        TenantsExtendRequest: {
            /**
             * Format: int64
             * @description How many: after its end, or from now on if that is over.
             */
            days: number;
        };
        TenantsSuspendRequest: {
            /** @description Why; the company's people read it. */
            reason: string;
        };
        TrialFields: {
            /**
             * @description The company's name.
             * @example Northwind Traders
             */
            company: string;
            /**
             * @description ISO 3166-1; CN if absent.
             * @example CN
             */
            country?: string;
            /**
             * @description The address to answer to, and to sign in with later.
             * @example nancy@example.com
             */
            email: string;
            /**
             * @description The language of mails; that of Accept-Language if absent.
             * @enum {string}
             */
            locale?: "en" | "zh-CN";
            /** @description Anything else. */
            message?: string;
            /**
             * @description Your full name.
             * @example Nancy Davolio
             */
            name: string;
            /** @description Stored as E.164; a number without country code belongs to the country. */
            phone?: string;
            /**
             * @description The code of the salesperson who recommends Kehu.
             * @example SH0101
             */
            referralCode?: string;
        };
        TrialRequest: {
            /**
             * @description The company's name.
             * @example Northwind Traders
             */
            company: string;
            /**
             * @description ISO 3166-1; CN if absent.
             * @example CN
             */
            country?: string;
            /**
             * Format: date-time
             * @description When it was made (UTC).
             */
            createdAt: string;
            /** @description Who made it. */
            createdBy: string;
            /**
             * Format: date-time
             * @description When it was approved or rejected.
             */
            decidedAt?: string;
            /**
             * Format: date-time
             * @description When it went to the recycle bin; absent while it is in use.
             */
            deletedAt?: string;
            /** @description Who deleted it. */
            deletedBy?: string;
            /**
             * @description The address to answer to, and to sign in with later.
             * @example nancy@example.com
             */
            email: string;
            /** @description The identifier; it never changes. */
            id: string;
            /**
             * @description The language of mails; that of Accept-Language if absent.
             * @enum {string}
             */
            locale?: "en" | "zh-CN";
            /** @description Anything else. */
            message?: string;
            /**
             * @description Your full name.
             * @example Nancy Davolio
             */
            name: string;
            /** @description Stored as E.164; a number without country code belongs to the country. */
            phone?: string;
            /** @description Why it was rejected. */
            reason?: string;
            /**
             * @description The code of the salesperson who recommends Kehu.
             * @example SH0101
             */
            referralCode?: string;
            /** @enum {string} */
            state: "pending" | "approved" | "rejected";
            /** @description The company that came of it. */
            tenantId?: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updatedAt: string;
            /** @description Who changed it last. */
            updatedBy: string;
            /**
             * Format: int64
             * @description Grows by one with each change; the ETag is made of it.
             * @example 3
             */
            version: number;
        };
        TrialRequestList: {
            /** @description The entries of this page; it may be empty although a next page follows. */
            items: components["schemas"]["TrialRequest"][];
            /** @description The cursor of the next page; absent on the last. */
            nextCursor?: string;
        };
        TrialsApproveRequest: {
            /**
             * @description What the company gets.
             * @enum {string}
             */
            plan: "trial" | "team" | "business" | "enterprise" | "unlimited";
            /**
             * Format: int64
             * @description How many users it may have; the plan's if absent.
             */
            seats?: number;
            /**
             * Format: int64
             * @description How long the trial is; the plan's if absent.
             */
            trialDays?: number;
        };
        TrialsRejectRequest: {
            /** @description Why; the mail says so. */
            reason: string;
        };
        TrialsRequestOutput: {
            /**
             * @description Somebody will decide, and a mail will tell.
             * @enum {string}
             */
            state: "pending";
        };
        User: {
            /**
             * Format: date-time
             * @description When it was made (UTC).
             */
            createdAt: string;
            /** @description Who made it. */
            createdBy: string;
            /**
             * Format: date-time
             * @description When it went to the recycle bin; absent while it is in use.
             */
            deletedAt?: string;
            /** @description Who deleted it. */
            deletedBy?: string;
            /** @description The department that the user belongs to. */
            departmentId?: string;
            /**
             * Format: email
             * @description The address that the user signs in with.
             */
            email: string;
            /** @description Which role was given by whom, and until when. More come with the position. */
            grants: components["schemas"]["RoleGrant"][];
            /** @description The identifier; it never changes. */
            id: string;
            /**
             * Format: date-time
             * @description When the last invitation went out.
             */
            invitedAt?: string;
            /**
             * Format: date-time
             * @description When a session of the user was last in use, to within four minutes; not part of the version.
             */
            lastSeenAt?: string;
            /**
             * @description The language of mails and pages.
             * @enum {string}
             */
            locale: "en" | "zh-CN";
            /** @description The user whom this one reports to. */
            managerId?: string;
            /** @description Full name. */
            name: string;
            /**
             * Format: date-time
             * @description When the user last chose a password; absent for one of the sign-up.
             */
            passwordChangedAt?: string;
            /**
             * Format: date-time
             * @description When an administrator last reset the password.
             */
            passwordResetAt?: string;
            /** @description Stored as E.164. */
            phone?: string;
            /** @description What the user is employed as; its roles count beside those that are granted. */
            positionId?: string;
            /** @description The roles of the grants, those that have expired too. */
            roles: string[];
            /**
             * @description Names the salesperson in numbers of offers and orders.
             * @example SH0101
             */
            salesCode?: string;
            /** @enum {string} */
            status: "pending" | "invited" | "active" | "suspended" | "left";
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            updatedAt: string;
            /** @description Who changed it last. */
            updatedBy: string;
            /**
             * Format: int64
             * @description Grows by one with each change; the ETag is made of it.
             * @example 3
             */
            version: number;
        };
        UserList: {
            /** @description The entries of this page; it may be empty although a next page follows. */
            items: components["schemas"]["User"][];
            /** @description The cursor of the next page; absent on the last. */
            nextCursor?: string;
        };
        UsersCreateRequest: {
            /** @description The department that the user belongs to. Who may see what a subtree owns sees what everybody in the own department, and in those below it, owns. */
            departmentId?: string;
            /**
             * @description The address to sign in with; it never changes.
             * @example andrew@example.com
             */
            email: string;
            /**
             * @description The language of mails and pages; the company's if absent.
             * @enum {string}
             */
            locale?: "en" | "zh-CN";
            /** @description The user whom this one reports to. */
            managerId?: string;
            /**
             * @description Full name.
             * @example Andrew Fuller
             */
            name: string;
            /** @description Stored as E.164; a number without country code belongs to the company's country. */
            phone?: string;
            /** @description What the user is employed as; its roles count beside these. */
            positionId?: string;
            /**
             * @description What the user may do: built-in roles by name, the company's own by identifier.
             * @example [
             *       "salesperson"
             *     ]
             */
            roles: string[];
            /**
             * @description Two letters and four digits, the last two 01 to 99; unique.
             * @example SH0101
             */
            salesCode?: string;
        };
        UsersGrantRequest: {
            /**
             * Format: date-time
             * @description From then on it counts no more; absent for no end.
             */
            expiresAt?: string;
            /** @description What for. */
            reason?: string;
            /**
             * @description A built-in role by name, one of the company's own by identifier.
             * @example auditor
             */
            role: string;
        };
        UsersOffboardRequest: {
            /** @description Whom the people below report to from then on; the leaver's own manager if absent. */
            managerId?: string;
            /** @description Why; kept in the history of each customer. */
            reason?: string;
            /** @description The active user who gets the customers. */
            to: string;
        };
        UsersUnlocked: {
            /** @description Whether the right password is let in at once. False where the identity provider keeps its own lock. */
            lifted: boolean;
            /** @description Whose attempts were forgotten. */
            userId: string;
            /**
             * Format: int64
             * @description How long that lock lasts at most, if nobody tries meanwhile; 0 when it is lifted.
             */
            waitSeconds: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "audit.list": {
        parameters: {
            query?: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
                /** @description Only changes of this record. */
                entity?: string;
                /** @description Only changes by this user; "me" for yours. */
                actor?: string;
                /** @description From this moment on (RFC 3339). */
                from?: string;
                /** @description Up to this moment (RFC 3339). */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditRowList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "audit.verify": {
        parameters: {
            query?: {
                /** @description How many rows to check in one call, about. */
                limit?: number;
                /** @description Where to go on: nextCursor of the answer before. */
                cursor?: string;
                /** @description Only changes of this record. */
                entity?: string;
                /** @description Only changes by this user; "me" for yours. */
                actor?: string;
                /** @description From this moment on (RFC 3339). */
                from?: string;
                /** @description Up to this moment (RFC 3339). */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerifyOutput"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "auth.challenge": {
        parameters: {
            query?: never;
            header?: {
                /** @description console: the refresh token goes into, and comes from, a cookie that no script can read, and not into the answer. */
                "Kehu-Client"?: "console";
            };
            path?: never;
            cookie?: {
                /** @description The refresh token; it counts only with Kehu-Client: console. */
                "kehu-refresh"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthChallengeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStepOutput"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "auth.confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthConfirmRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "auth.forgotPassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthForgotPasswordRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthNextOutput"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "auth.confirmTotp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthConfirmTotpRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "auth.totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AuthTotpRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthTotpOutput"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "auth.changePassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthChangePasswordRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "auth.recoveryCodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthRecoveryCodesOutput"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "auth.refresh": {
        parameters: {
            query?: never;
            header?: {
                /** @description console: the refresh token goes into, and comes from, a cookie that no script can read, and not into the answer. */
                "Kehu-Client"?: "console";
            };
            path?: never;
            cookie?: {
                /** @description The refresh token; it counts only with Kehu-Client: console. */
                "kehu-refresh"?: string;
            };
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AuthRefreshRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStepOutput"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "auth.resendCode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthResendCodeRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthNextOutput"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "auth.resetPassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthResetPasswordRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "auth.signIn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthSignInRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStepOutput"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "auth.signOut": {
        parameters: {
            query?: never;
            header?: {
                /** @description console: the refresh token goes into, and comes from, a cookie that no script can read, and not into the answer. */
                "Kehu-Client"?: "console";
            };
            path?: never;
            cookie?: {
                /** @description The refresh token; it counts only with Kehu-Client: console. */
                "kehu-refresh"?: string;
            };
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AuthSignOutRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "auth.signUp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthSignUpRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthNextOutput"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "customers.list": {
        parameters: {
            query?: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
                /** @description What people type: the beginning of words of the name or the contact, Chinese characters, their pinyin or its initials, the last 4 or more digits of a phone number, the beginning of a number, e-mail address, reference or tax number; by what you see of them. */
                q?: string;
                /** @description Only those of this user; "me" for yours, "team" for yours and those of who reports to you. */
                owner?: string;
                /** @description "me": those of others that are shared with you instead; owner and deleted do not count then. */
                team?: "me";
                /** @description Only those with this tag. */
                tag?: string;
                /** @description Only those in this state. */
                status?: "potential" | "active" | "lost" | "blocked";
                /** @description The recycle bin instead. */
                deleted?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerSummaryList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "customers.create": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomersCreateRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "customers.fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerFieldInfoList"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "customers.transfer": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomersTransferRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomersTransferOutput"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomersTransferOutput"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "customers.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: answer 304 while the record still has it. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The customer's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "customers.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The customer's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "customers.update": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
                /** @description Why another owner comes, for the history. */
                reason?: string;
            };
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The customer's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Registered, billing and shipping addresses. */
                    addresses?: components["schemas"]["CustomerAddress"][] | null;
                    bank?: {
                        /** @description The account number or IBAN. It is answered masked: only the last four characters are shown. */
                        account?: string | null;
                        /** @description In whose name the account is. */
                        holder?: string | null;
                        /** @description The bank. */
                        name?: string | null;
                    } | null;
                    /**
                     * @description Whom to ask for; the name of the primary contact while there is one.
                     * @example Maria Anders
                     */
                    contactName?: string | null;
                    /**
                     * @description What that person does; the title of the primary contact while there is one.
                     * @example Sales Representative
                     */
                    contactTitle?: string | null;
                    creditLimit?: {
                        /**
                         * @description Decimal number with at most as many decimals as the currency has
                         * @example 1234.50
                         */
                        amount?: string | null;
                        /**
                         * @description Currency code, ISO 4217
                         * @example CNY
                         */
                        currency?: string | null;
                    } | null;
                    /**
                     * @description The main one first; each unique.
                     * @example [
                     *       "maria@alfreds.example"
                     *     ]
                     */
                    emails?: string[] | null;
                    /** @description As phones. */
                    fax?: string | null;
                    /** @description What it does. */
                    industry?: string | null;
                    /** @description How important it is to you. */
                    level?: string | null;
                    /**
                     * @description The customer's name.
                     * @example Alfreds Futterkiste
                     */
                    name?: string | null;
                    /** @description Anything else. */
                    notes?: string | null;
                    /** @description The user who looks after the customer; the creator if absent. */
                    owner?: string | null;
                    /**
                     * @description How the customer pays.
                     * @enum {string|null}
                     */
                    paymentMethod?: "cheque" | "cash" | "transfer" | "online" | "alipay" | "wechat" | "other" | null;
                    paymentTerms?: {
                        /**
                         * Format: int64
                         * @description Days after the invoice.
                         * @example 30
                         */
                        days?: number | null;
                        note?: string | null;
                    } | null;
                    /**
                     * @description The main one first; stored as E.164, with ;ext= for an extension. A number without country code belongs to the country of the first address, else to that of your company.
                     * @example [
                     *       "+49300074321"
                     *     ]
                     */
                    phones?: string[] | null;
                    /**
                     * @description Its number in another system; unique.
                     * @example ALFKI
                     */
                    reference?: string | null;
                    /** @description What people call it. */
                    shortName?: string | null;
                    /**
                     * @description How it found you; other if absent.
                     * @enum {string|null}
                     */
                    source?: "web" | "message" | "exhibition" | "phone" | "referral" | "import" | "visit" | "other" | null;
                    /**
                     * @description potential if absent.
                     * @enum {string|null}
                     */
                    status?: "potential" | "active" | "lost" | "blocked" | null;
                    /** @description Free words to find it by. */
                    tags?: string[] | null;
                    /** @description ISO 3166-1; the country of the registered or first address if absent. */
                    taxCountry?: string | null;
                    /**
                     * @description Checked by the rules of its country; unique.
                     * @example 91350100M000100Y43
                     */
                    taxNumber?: string | null;
                    /**
                     * @description company if absent.
                     * @enum {string|null}
                     */
                    type?: "company" | "person" | null;
                    /**
                     * @description http or https.
                     * @example https://alfreds.example
                     */
                    website?: string | null;
                };
                "application/merge-patch+json": {
                    /** @description Registered, billing and shipping addresses. */
                    addresses?: components["schemas"]["CustomerAddress"][] | null;
                    bank?: {
                        /** @description The account number or IBAN. It is answered masked: only the last four characters are shown. */
                        account?: string | null;
                        /** @description In whose name the account is. */
                        holder?: string | null;
                        /** @description The bank. */
                        name?: string | null;
                    } | null;
                    /**
                     * @description Whom to ask for; the name of the primary contact while there is one.
                     * @example Maria Anders
                     */
                    contactName?: string | null;
                    /**
                     * @description What that person does; the title of the primary contact while there is one.
                     * @example Sales Representative
                     */
                    contactTitle?: string | null;
                    creditLimit?: {
                        /**
                         * @description Decimal number with at most as many decimals as the currency has
                         * @example 1234.50
                         */
                        amount?: string | null;
                        /**
                         * @description Currency code, ISO 4217
                         * @example CNY
                         */
                        currency?: string | null;
                    } | null;
                    /**
                     * @description The main one first; each unique.
                     * @example [
                     *       "maria@alfreds.example"
                     *     ]
                     */
                    emails?: string[] | null;
                    /** @description As phones. */
                    fax?: string | null;
                    /** @description What it does. */
                    industry?: string | null;
                    /** @description How important it is to you. */
                    level?: string | null;
                    /**
                     * @description The customer's name.
                     * @example Alfreds Futterkiste
                     */
                    name?: string | null;
                    /** @description Anything else. */
                    notes?: string | null;
                    /** @description The user who looks after the customer; the creator if absent. */
                    owner?: string | null;
                    /**
                     * @description How the customer pays.
                     * @enum {string|null}
                     */
                    paymentMethod?: "cheque" | "cash" | "transfer" | "online" | "alipay" | "wechat" | "other" | null;
                    paymentTerms?: {
                        /**
                         * Format: int64
                         * @description Days after the invoice.
                         * @example 30
                         */
                        days?: number | null;
                        note?: string | null;
                    } | null;
                    /**
                     * @description The main one first; stored as E.164, with ;ext= for an extension. A number without country code belongs to the country of the first address, else to that of your company.
                     * @example [
                     *       "+49300074321"
                     *     ]
                     */
                    phones?: string[] | null;
                    /**
                     * @description Its number in another system; unique.
                     * @example ALFKI
                     */
                    reference?: string | null;
                    /** @description What people call it. */
                    shortName?: string | null;
                    /**
                     * @description How it found you; other if absent.
                     * @enum {string|null}
                     */
                    source?: "web" | "message" | "exhibition" | "phone" | "referral" | "import" | "visit" | "other" | null;
                    /**
                     * @description potential if absent.
                     * @enum {string|null}
                     */
                    status?: "potential" | "active" | "lost" | "blocked" | null;
                    /** @description Free words to find it by. */
                    tags?: string[] | null;
                    /** @description ISO 3166-1; the country of the registered or first address if absent. */
                    taxCountry?: string | null;
                    /**
                     * @description Checked by the rules of its country; unique.
                     * @example 91350100M000100Y43
                     */
                    taxNumber?: string | null;
                    /**
                     * @description company if absent.
                     * @enum {string|null}
                     */
                    type?: "company" | "person" | null;
                    /**
                     * @description http or https.
                     * @example https://alfreds.example
                     */
                    website?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "customers.assigned": {
        parameters: {
            query?: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The customer's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAssignmentList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "contacts.list": {
        parameters: {
            query?: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
                /** @description The recycle bin instead. */
                deleted?: boolean;
            };
            header?: never;
            path: {
                /** @description The customer's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "contacts.create": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The customer's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactFields"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "contacts.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: answer 304 while the record still has it. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The customer's identifier. */
                id: string;
                /** @description The contact's identifier. */
                contactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "contacts.delete": {
        parameters: {
            query?: {
                /** @description The contact that becomes primary, when the primary contact goes. */
                successor?: string;
            };
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The customer's identifier. */
                id: string;
                /** @description The contact's identifier. */
                contactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "contacts.update": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The customer's identifier. */
                id: string;
                /** @description The contact's identifier. */
                contactId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description YYYY-MM-DD.
                     * @example 1980-05-17
                     */
                    birthday?: string | null;
                    /**
                     * @description The person's part when the customer decides to buy.
                     * @enum {string|null}
                     */
                    decisionRole?: "initiator" | "user" | "influencer" | "approver" | "decider" | "buyer" | "gatekeeper" | null;
                    /** @description Where in the customer's house. */
                    department?: string | null;
                    /** @description The person does not want to be called. */
                    doNotCall?: boolean | null;
                    /** @description The person does not want mails that are not asked for. */
                    emailOptOut?: boolean | null;
                    /**
                     * @description The main one first.
                     * @example [
                     *       "maria@alfreds.example"
                     *     ]
                     */
                    emails?: string[] | null;
                    /** @description Whether this is the one to ask for. The first contact is; making another one primary takes it from that. */
                    isPrimary?: boolean | null;
                    /** @description As phones. */
                    mobile?: string | null;
                    /**
                     * @description The person's name.
                     * @example Maria Anders
                     */
                    name?: string | null;
                    /** @description Anything else. */
                    notes?: string | null;
                    /**
                     * @description The main one first; stored as E.164, with ;ext= for an extension. A number without country code belongs to the country of the customer.
                     * @example [
                     *       "+49300074321"
                     *     ]
                     */
                    phones?: string[] | null;
                    /** @description What the person may see of the customer in the customer portal; needs an e-mail address. */
                    portalGrants?: ("orders" | "invoices" | "reports" | "tickets")[] | null;
                    /** @description A contact of the same customer. */
                    reportsTo?: string | null;
                    /**
                     * @description How to address the person.
                     * @example Ms
                     */
                    salutation?: string | null;
                    /**
                     * @description What the person does.
                     * @example Sales Representative
                     */
                    title?: string | null;
                    /** @description The WeChat identifier. */
                    wechat?: string | null;
                };
                "application/merge-patch+json": {
                    /**
                     * @description YYYY-MM-DD.
                     * @example 1980-05-17
                     */
                    birthday?: string | null;
                    /**
                     * @description The person's part when the customer decides to buy.
                     * @enum {string|null}
                     */
                    decisionRole?: "initiator" | "user" | "influencer" | "approver" | "decider" | "buyer" | "gatekeeper" | null;
                    /** @description Where in the customer's house. */
                    department?: string | null;
                    /** @description The person does not want to be called. */
                    doNotCall?: boolean | null;
                    /** @description The person does not want mails that are not asked for. */
                    emailOptOut?: boolean | null;
                    /**
                     * @description The main one first.
                     * @example [
                     *       "maria@alfreds.example"
                     *     ]
                     */
                    emails?: string[] | null;
                    /** @description Whether this is the one to ask for. The first contact is; making another one primary takes it from that. */
                    isPrimary?: boolean | null;
                    /** @description As phones. */
                    mobile?: string | null;
                    /**
                     * @description The person's name.
                     * @example Maria Anders
                     */
                    name?: string | null;
                    /** @description Anything else. */
                    notes?: string | null;
                    /**
                     * @description The main one first; stored as E.164, with ;ext= for an extension. A number without country code belongs to the country of the customer.
                     * @example [
                     *       "+49300074321"
                     *     ]
                     */
                    phones?: string[] | null;
                    /** @description What the person may see of the customer in the customer portal; needs an e-mail address. */
                    portalGrants?: ("orders" | "invoices" | "reports" | "tickets")[] | null;
                    /** @description A contact of the same customer. */
                    reportsTo?: string | null;
                    /**
                     * @description How to address the person.
                     * @example Ms
                     */
                    salutation?: string | null;
                    /**
                     * @description What the person does.
                     * @example Sales Representative
                     */
                    title?: string | null;
                    /** @description The WeChat identifier. */
                    wechat?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "contacts.restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The customer's identifier. */
                id: string;
                /** @description The contact's identifier. */
                contactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "contacts.unmask": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The customer's identifier. */
                id: string;
                /** @description The contact's identifier. */
                contactId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaskRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactsShown"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "customers.credit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomersCreditOutput"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "customers.history": {
        parameters: {
            query?: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The customer's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditRowList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "customers.restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The customer's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "customers.team": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: answer 304 while the record still has it. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The customer's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerTeam"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "customers.share": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The customer's identifier. */
                id: string;
                /** @description The user's identifier. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomersShareRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerTeam"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "customers.unshare": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The customer's identifier. */
                id: string;
                /** @description The user's identifier. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "customers.hand": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The customer's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomersHandRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "customers.unmask": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The customer's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaskRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaskAnswer"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "departments.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentsListOutput"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "departments.create": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepartmentFields"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "departments.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: answer 304 while the record still has it. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The department's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "departments.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The department's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "departments.update": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The department's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description As phone. */
                    fax?: string | null;
                    /**
                     * @description Its name in full.
                     * @example Sales Department East
                     */
                    fullName?: string | null;
                    /**
                     * @description department if absent.
                     * @enum {string|null}
                     */
                    kind?: "company" | "department" | null;
                    /**
                     * @description Its number; unique.
                     * @example D100
                     */
                    number?: string | null;
                    /** @description The company or department that it belongs to; absent at the top. */
                    parentId?: string | null;
                    /** @description Stored as E.164; a number without country code belongs to your company's country. */
                    phone?: string | null;
                    /**
                     * @description What people call it.
                     * @example Sales
                     */
                    shortName?: string | null;
                };
                "application/merge-patch+json": {
                    /** @description As phone. */
                    fax?: string | null;
                    /**
                     * @description Its name in full.
                     * @example Sales Department East
                     */
                    fullName?: string | null;
                    /**
                     * @description department if absent.
                     * @enum {string|null}
                     */
                    kind?: "company" | "department" | null;
                    /**
                     * @description Its number; unique.
                     * @example D100
                     */
                    number?: string | null;
                    /** @description The company or department that it belongs to; absent at the top. */
                    parentId?: string | null;
                    /** @description Stored as E.164; a number without country code belongs to your company's country. */
                    phone?: string | null;
                    /**
                     * @description What people call it.
                     * @example Sales
                     */
                    shortName?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "dictionaries.list": {
        parameters: {
            query?: {
                /** @description Only entries that are not disabled. */
                enabled?: boolean;
            };
            header?: never;
            path: {
                /** @description The dictionary: industry, source, level, reason, unit or currency. */
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DictionariesListOutput"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "dictionaries.create": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The dictionary. */
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DictionariesCreateRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DictionaryView"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DictionaryView"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "dictionaries.update": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The dictionary. */
                kind: string;
                /** @description The entry's code. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Whether it is offered no more. An entry is disabled instead of deleted, as records may hold its code. */
                    disabled?: boolean | null;
                    names?: {
                        /**
                         * @description In English.
                         * @example Retail
                         */
                        en?: string | null;
                        /**
                         * @description In Chinese.
                         * @example 零售
                         */
                        "zh-CN"?: string | null;
                    } | null;
                    /**
                     * Format: int64
                     * @description Where it stands: entries are sorted by order, then by code.
                     */
                    order?: number | null;
                };
                "application/merge-patch+json": {
                    /** @description Whether it is offered no more. An entry is disabled instead of deleted, as records may hold its code. */
                    disabled?: boolean | null;
                    names?: {
                        /**
                         * @description In English.
                         * @example Retail
                         */
                        en?: string | null;
                        /**
                         * @description In Chinese.
                         * @example 零售
                         */
                        "zh-CN"?: string | null;
                    } | null;
                    /**
                     * Format: int64
                     * @description Where it stands: entries are sorted by order, then by code.
                     */
                    order?: number | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DictionaryView"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "settings.export": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "extensions.list": {
        parameters: {
            query?: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
                /** @description Only those in this state. */
                state?: "pending" | "approved" | "rejected";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExtensionRequestList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "extensions.create": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtensionsCreateRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExtensionRequest"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExtensionRequest"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "extensions.approve": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The request's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtensionsApproveRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExtensionRequest"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "extensions.reject": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The request's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtensionsRejectRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExtensionRequest"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "health.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemHealthOutput"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "jobs.list": {
        parameters: {
            query?: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
                /** @description Only your own, also if you may see those of others. */
                mine?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "jobs.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: answer 304 while the record still has it. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The job's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "jobs.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The job's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "jobs.result": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobsResultOutput"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "jobs.rows": {
        parameters: {
            query?: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
                /** @description Only rows with this outcome. */
                outcome?: "done" | "skipped" | "failed";
            };
            header?: never;
            path: {
                /** @description The job's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRowList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "logins.list": {
        parameters: {
            query?: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
                /** @description Only those of this user; "me" for yours. */
                user?: string;
                /** @description From this moment on (RFC 3339). */
                from?: string;
                /** @description Up to this moment (RFC 3339). */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginAttemptList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "me.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOutput"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "me.update": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The language of mails and pages; the company's if absent.
                     * @enum {string|null}
                     */
                    locale?: "en" | "zh-CN" | null;
                    /**
                     * @description Full name.
                     * @example Andrew Fuller
                     */
                    name?: string | null;
                    /** @description Stored as E.164; a number without country code belongs to the company's country. */
                    phone?: string | null;
                };
                "application/merge-patch+json": {
                    /**
                     * @description The language of mails and pages; the company's if absent.
                     * @enum {string|null}
                     */
                    locale?: "en" | "zh-CN" | null;
                    /**
                     * @description Full name.
                     * @example Andrew Fuller
                     */
                    name?: string | null;
                    /** @description Stored as E.164; a number without country code belongs to the company's country. */
                    phone?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "me.logins": {
        parameters: {
            query?: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
                /** @description From this moment on (RFC 3339). */
                from?: string;
                /** @description Up to this moment (RFC 3339). */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginAttemptList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "me.sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsListed"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "me.endSession": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "openapi.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "orders.list": {
        parameters: {
            query?: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
                /** @description Only orders whose number, customer's name or reference contains this. */
                q?: string;
                /** @description The order with this number. */
                number?: string;
                /** @description Only those of this customer. */
                customer?: string;
                /** @description Only those of this salesperson; "me" for yours, "team" for yours and those of who reports to you. */
                owner?: string;
                /** @description Only those in this state. */
                status?: "draft" | "submitted" | "approved" | "rejected" | "changePending" | "inDelivery" | "completed" | "cancelled" | "closed";
                /** @description Only those with this product. */
                product?: string;
                /** @description Only those ordered on this day or later. */
                from?: string;
                /** @description Only those ordered on this day or before. */
                to?: string;
                /** @description The recycle bin instead. */
                deleted?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderSummaryList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "orders.create": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderFields"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "orders.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: answer 304 while the record still has it. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The order's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "orders.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The order's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "orders.update": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The order's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description ISO 4217; that of the customer's credit limit, else your company's, if absent. It never changes.
                     * @example CNY
                     */
                    currency?: string | null;
                    /** @description Who orders. It never changes. */
                    customerId?: string | null;
                    /**
                     * Format: date
                     * @description When it shall be there; not before the order date.
                     */
                    deliveryDate?: string | null;
                    /**
                     * @description On the whole order, in percent, 0 to 100; after the discounts of the lines.
                     * @example 12.5
                     */
                    discount?: ((string | number) | null) | string | number;
                    /**
                     * @description What one unit of the order's currency is worth in the customer's: needed when they differ.
                     * @example 12.5
                     */
                    exchangeRate?: ((string | number) | null) | string | number;
                    /** @description What is ordered. */
                    lines?: components["schemas"]["OrderLineFields"][] | null;
                    /** @description Anything else. */
                    notes?: string | null;
                    /**
                     * Format: date
                     * @description When it was ordered; today, where your company is, if absent.
                     */
                    orderDate?: string | null;
                    /** @description The salesperson; the creator if absent. */
                    owner?: string | null;
                    paymentTerms?: {
                        /**
                         * Format: int64
                         * @description Days after the invoice.
                         * @example 30
                         */
                        days?: number | null;
                        note?: string | null;
                    } | null;
                    /** @description The customer's number of the order. */
                    reference?: string | null;
                    shippingAddress?: {
                        /** @example Berlin */
                        city?: string | null;
                        /**
                         * @description ISO 3166-1.
                         * @example DE
                         */
                        country?: string | null;
                        district?: string | null;
                        /** @description The one to take among several of its type; the first if none is. */
                        isDefault?: boolean | null;
                        phone?: string | null;
                        /** @example 12209 */
                        postalCode?: string | null;
                        province?: string | null;
                        /** @description Who takes goods or letters there. */
                        receiver?: string | null;
                        /** @example Obere Str. 57 */
                        street?: string | null;
                        /**
                         * @description What it is for; other if absent. There is one registered address at most.
                         * @enum {string|null}
                         */
                        type?: "registered" | "billing" | "shipping" | "other" | null;
                    } | null;
                };
                "application/merge-patch+json": {
                    /**
                     * @description ISO 4217; that of the customer's credit limit, else your company's, if absent. It never changes.
                     * @example CNY
                     */
                    currency?: string | null;
                    /** @description Who orders. It never changes. */
                    customerId?: string | null;
                    /**
                     * Format: date
                     * @description When it shall be there; not before the order date.
                     */
                    deliveryDate?: string | null;
                    /**
                     * @description On the whole order, in percent, 0 to 100; after the discounts of the lines.
                     * @example 12.5
                     */
                    discount?: ((string | number) | null) | string | number;
                    /**
                     * @description What one unit of the order's currency is worth in the customer's: needed when they differ.
                     * @example 12.5
                     */
                    exchangeRate?: ((string | number) | null) | string | number;
                    /** @description What is ordered. */
                    lines?: components["schemas"]["OrderLineFields"][] | null;
                    /** @description Anything else. */
                    notes?: string | null;
                    /**
                     * Format: date
                     * @description When it was ordered; today, where your company is, if absent.
                     */
                    orderDate?: string | null;
                    /** @description The salesperson; the creator if absent. */
                    owner?: string | null;
                    paymentTerms?: {
                        /**
                         * Format: int64
                         * @description Days after the invoice.
                         * @example 30
                         */
                        days?: number | null;
                        note?: string | null;
                    } | null;
                    /** @description The customer's number of the order. */
                    reference?: string | null;
                    shippingAddress?: {
                        /** @example Berlin */
                        city?: string | null;
                        /**
                         * @description ISO 3166-1.
                         * @example DE
                         */
                        country?: string | null;
                        district?: string | null;
                        /** @description The one to take among several of its type; the first if none is. */
                        isDefault?: boolean | null;
                        phone?: string | null;
                        /** @example 12209 */
                        postalCode?: string | null;
                        province?: string | null;
                        /** @description Who takes goods or letters there. */
                        receiver?: string | null;
                        /** @example Obere Str. 57 */
                        street?: string | null;
                        /**
                         * @description What it is for; other if absent. There is one registered address at most.
                         * @enum {string|null}
                         */
                        type?: "registered" | "billing" | "shipping" | "other" | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "orders.approve": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OrdersOverrideBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "orders.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrdersReasonBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "orders.changes": {
        parameters: {
            query?: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The order's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderChangeOrderList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "orders.change": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrdersChangeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderChangeOrder"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderChangeOrder"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "orders.close": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OrdersNoteBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "orders.reject": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrdersReasonBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "orders.reopen": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "orders.restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "orders.submit": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OrdersOverrideBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "permissions.list": {
        parameters: {
            query?: {
                /** @description csv: the same as a table, in UTF-8, for spreadsheets. Accept: text/csv asks for it, too. */
                format?: "json" | "csv";
                /** @description The user; either this or role. */
                user?: string;
                /** @description The role: rol_..., or the name of a built-in one. */
                role?: string;
            };
            header?: {
                /** @description text/csv: as format=csv. */
                Accept?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionsListOutput"];
                    "text/csv; charset=utf-8": string;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "permissions.copy": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PermissionsCopyRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionsCopyOutput"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "permissions.explain": {
        parameters: {
            query: {
                /** @description The user. */
                user: string;
                /** @description What the user would do. */
                permission: string;
                /** @description The customer that the user would do it with; absent for any. */
                record?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionsExplainOutput"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "permissions.holders": {
        parameters: {
            query: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
                /** @description csv: the same as a table, in UTF-8, for spreadsheets. Accept: text/csv asks for it, too. */
                format?: "json" | "csv";
                /** @description What the permission is about. */
                object: string;
                /** @description What may be done. */
                action: string;
                /** @description Only who may do it with this customer. */
                record?: string;
            };
            header?: {
                /** @description text/csv: as format=csv. */
                Accept?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionsHoldersOutput"];
                    "text/csv; charset=utf-8": string;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "positions.list": {
        parameters: {
            query?: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PositionSummaryList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "positions.create": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PositionFields"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Position"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Position"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "positions.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: answer 304 while the record still has it. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The position's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Position"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "positions.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The position's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "positions.update": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The position's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The department that it belongs to. */
                    departmentId?: string | null;
                    /**
                     * @description What it is called.
                     * @example Regional sales manager
                     */
                    name?: string | null;
                    /**
                     * @description Its number; unique.
                     * @example P10
                     */
                    number?: string | null;
                    /** @description What whoever holds the position may do: built-in roles by name, the company's own by identifier. */
                    roles?: string[] | null;
                };
                "application/merge-patch+json": {
                    /** @description The department that it belongs to. */
                    departmentId?: string | null;
                    /**
                     * @description What it is called.
                     * @example Regional sales manager
                     */
                    name?: string | null;
                    /**
                     * @description Its number; unique.
                     * @example P10
                     */
                    number?: string | null;
                    /** @description What whoever holds the position may do: built-in roles by name, the company's own by identifier. */
                    roles?: string[] | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Position"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "products.list": {
        parameters: {
            query?: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
                /** @description Only products whose code, bar code, name, or a word of it, begins so. */
                q?: string;
                /** @description Only those of this category. */
                category?: string;
                /** @description Only those in this state. */
                status?: "active" | "disabled";
                /** @description The recycle bin instead. */
                deleted?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductSummaryList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "products.create": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductEntry"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "products.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: answer 304 while the record still has it. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The product's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "products.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The product's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "products.update": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The product's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Unique. One of 8, 12, 13 or 14 digits is a GTIN, whose check digit must be right.
                     * @example 4006381333931
                     */
                    barcode?: string | null;
                    /**
                     * @description What it belongs to.
                     * @example Beverages
                     */
                    category?: string | null;
                    /**
                     * @description Its code; unique. The system gives one if absent.
                     * @example CHAI-10
                     */
                    code?: string | null;
                    cost?: {
                        /**
                         * @description For one unit, with up to six decimals.
                         * @example 12.5
                         */
                        amount?: ((string | number) | null) | string | number;
                        /**
                         * @description ISO 4217.
                         * @example CNY
                         */
                        currency?: string | null;
                    } | null;
                    /** @description Work, not goods: nothing is shipped. */
                    isService?: boolean | null;
                    /** @description Used for repairs. */
                    isSparePart?: boolean | null;
                    /**
                     * @description What it is called.
                     * @example Chai
                     */
                    name?: string | null;
                    /** @description Anything else. */
                    notes?: string | null;
                    /** @description What a unit is sold for, without tax. A price for the customer's level goes before one for all; among these the one for the largest quantity that is reached holds. */
                    prices?: components["schemas"]["ProductPrice"][] | null;
                    /**
                     * @description Size, material, packing.
                     * @example 10 boxes x 20 bags
                     */
                    specification?: string | null;
                    /**
                     * @description active if absent; one that is disabled cannot be ordered any more.
                     * @enum {string|null}
                     */
                    status?: "active" | "disabled" | null;
                    /**
                     * @description In percent, 0 to 100; 0 if absent.
                     * @example 12.5
                     */
                    taxRate?: ((string | number) | null) | string | number;
                    /**
                     * @description What quantities count.
                     * @example box
                     */
                    unit?: string | null;
                };
                "application/merge-patch+json": {
                    /**
                     * @description Unique. One of 8, 12, 13 or 14 digits is a GTIN, whose check digit must be right.
                     * @example 4006381333931
                     */
                    barcode?: string | null;
                    /**
                     * @description What it belongs to.
                     * @example Beverages
                     */
                    category?: string | null;
                    /**
                     * @description Its code; unique. The system gives one if absent.
                     * @example CHAI-10
                     */
                    code?: string | null;
                    cost?: {
                        /**
                         * @description For one unit, with up to six decimals.
                         * @example 12.5
                         */
                        amount?: ((string | number) | null) | string | number;
                        /**
                         * @description ISO 4217.
                         * @example CNY
                         */
                        currency?: string | null;
                    } | null;
                    /** @description Work, not goods: nothing is shipped. */
                    isService?: boolean | null;
                    /** @description Used for repairs. */
                    isSparePart?: boolean | null;
                    /**
                     * @description What it is called.
                     * @example Chai
                     */
                    name?: string | null;
                    /** @description Anything else. */
                    notes?: string | null;
                    /** @description What a unit is sold for, without tax. A price for the customer's level goes before one for all; among these the one for the largest quantity that is reached holds. */
                    prices?: components["schemas"]["ProductPrice"][] | null;
                    /**
                     * @description Size, material, packing.
                     * @example 10 boxes x 20 bags
                     */
                    specification?: string | null;
                    /**
                     * @description active if absent; one that is disabled cannot be ordered any more.
                     * @enum {string|null}
                     */
                    status?: "active" | "disabled" | null;
                    /**
                     * @description In percent, 0 to 100; 0 if absent.
                     * @example 12.5
                     */
                    taxRate?: ((string | number) | null) | string | number;
                    /**
                     * @description What quantities count.
                     * @example box
                     */
                    unit?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "products.restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The product's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "tenants.referrals": {
        parameters: {
            query?: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
                /** @description What the code begins with: SH01 is an agency, SH0101 a salesperson. */
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantAccountList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "roles.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolesListOutput"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "roles.create": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleFields"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "roles.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: answer 304 while the record still has it. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The role: rol_..., or the name of a built-in one. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "roles.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "roles.update": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Whom it is for. */
                    description?: string | null;
                    /**
                     * @description What it is called; unique.
                     * @example Key account manager
                     */
                    name?: string | null;
                    /** @description What is allowed; of each permission the widest scope counts. */
                    rules?: components["schemas"]["AccessRule"][] | null;
                    /** @description The fields that are not masked: phone, bank, taxNumber. */
                    shown?: string[] | null;
                };
                "application/merge-patch+json": {
                    /** @description Whom it is for. */
                    description?: string | null;
                    /**
                     * @description What it is called; unique.
                     * @example Key account manager
                     */
                    name?: string | null;
                    /** @description What is allowed; of each permission the widest scope counts. */
                    rules?: components["schemas"]["AccessRule"][] | null;
                    /** @description The fields that are not masked: phone, bank, taxNumber. */
                    shown?: string[] | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "roles.copy": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The role to copy. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RolesCopyRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "roles.reset": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The name of a built-in role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "settings.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: answer 304 while the record still has it. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantView"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "settings.update": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The country of phone and tax numbers that name none (ISO 3166-1).
                     * @example CN
                     */
                    country?: string | null;
                    /**
                     * @description The currency of amounts that name none (ISO 4217).
                     * @example CNY
                     */
                    currency?: string | null;
                    /** @description What is asked of the fields of customers beyond what every company needs; one rule a field. */
                    customerFields?: components["schemas"]["FieldruleRule"][] | null;
                    customerNumber?: {
                        /**
                         * @description What stands before the digits: letters, digits, -, _, . and /, not ending in a digit.
                         * @example C
                         */
                        prefix?: string | null;
                        /**
                         * Format: int64
                         * @description How many digits a number has at least.
                         * @example 6
                         */
                        width?: number | null;
                    } | null;
                    /**
                     * @description What becomes of a customer with the name or a phone number of another: validateOnly warns, or it is refused; warn if absent.
                     * @enum {string|null}
                     */
                    duplicates?: "warn" | "refuse" | null;
                    formats?: {
                        /**
                         * @description How a date is written.
                         * @example YYYY-MM-DD
                         * @enum {string|null}
                         */
                        dateFormat?: "YYYY-MM-DD" | "YYYY/MM/DD" | "DD.MM.YYYY" | "DD/MM/YYYY" | "MM/DD/YYYY" | null;
                        /**
                         * @description Between units and fractions.
                         * @example point
                         * @enum {string|null}
                         */
                        decimalSeparator?: "point" | "comma" | null;
                        /**
                         * @description With which day calendars begin a week.
                         * @example monday
                         * @enum {string|null}
                         */
                        firstDayOfWeek?: "monday" | "saturday" | "sunday" | null;
                        /**
                         * Format: int64
                         * @description In which month the fiscal year begins; January if absent.
                         * @example 1
                         */
                        fiscalYearStartMonth?: number | null;
                        /**
                         * @description Between thousands.
                         * @example comma
                         * @enum {string|null}
                         */
                        groupSeparator?: "comma" | "point" | "space" | "apostrophe" | "none" | null;
                    } | null;
                    /**
                     * @description The company's language.
                     * @enum {string|null}
                     */
                    locale?: "en" | "zh-CN" | null;
                    moduleLabels?: {
                        audit?: {
                            /**
                             * @description In English; as it comes if absent.
                             * @example Accounts
                             */
                            en?: string | null;
                            /**
                             * @description In Chinese; as it comes if absent.
                             * @example 往来单位
                             */
                            "zh-CN"?: string | null;
                        } | null;
                        customers?: {
                            /**
                             * @description In English; as it comes if absent.
                             * @example Accounts
                             */
                            en?: string | null;
                            /**
                             * @description In Chinese; as it comes if absent.
                             * @example 往来单位
                             */
                            "zh-CN"?: string | null;
                        } | null;
                        departments?: {
                            /**
                             * @description In English; as it comes if absent.
                             * @example Accounts
                             */
                            en?: string | null;
                            /**
                             * @description In Chinese; as it comes if absent.
                             * @example 往来单位
                             */
                            "zh-CN"?: string | null;
                        } | null;
                        dictionaries?: {
                            /**
                             * @description In English; as it comes if absent.
                             * @example Accounts
                             */
                            en?: string | null;
                            /**
                             * @description In Chinese; as it comes if absent.
                             * @example 往来单位
                             */
                            "zh-CN"?: string | null;
                        } | null;
                        positions?: {
                            /**
                             * @description In English; as it comes if absent.
                             * @example Accounts
                             */
                            en?: string | null;
                            /**
                             * @description In Chinese; as it comes if absent.
                             * @example 往来单位
                             */
                            "zh-CN"?: string | null;
                        } | null;
                        settings?: {
                            /**
                             * @description In English; as it comes if absent.
                             * @example Accounts
                             */
                            en?: string | null;
                            /**
                             * @description In Chinese; as it comes if absent.
                             * @example 往来单位
                             */
                            "zh-CN"?: string | null;
                        } | null;
                        users?: {
                            /**
                             * @description In English; as it comes if absent.
                             * @example Accounts
                             */
                            en?: string | null;
                            /**
                             * @description In Chinese; as it comes if absent.
                             * @example 往来单位
                             */
                            "zh-CN"?: string | null;
                        } | null;
                    } | null;
                    /**
                     * @description The company's name.
                     * @example Northwind Traders
                     */
                    name?: string | null;
                    orderApproval?: {
                        freeAmount?: {
                            /**
                             * @description Decimal number with at most as many decimals as the currency has
                             * @example 1234.50
                             */
                            amount?: string | null;
                            /**
                             * @description Currency code, ISO 4217
                             * @example CNY
                             */
                            currency?: string | null;
                        } | null;
                        /**
                         * @description Up to how many percent off the list price that holds; 0 if absent.
                         * @example 12.5
                         */
                        freeDiscount?: ((string | number) | null) | string | number;
                    } | null;
                    orderNumber?: {
                        /**
                         * @description What stands before the digits: letters, digits, -, _, . and /, not ending in a digit.
                         * @example C
                         */
                        prefix?: string | null;
                        /**
                         * Format: int64
                         * @description How many digits a number has at least.
                         * @example 6
                         */
                        width?: number | null;
                    } | null;
                    /**
                     * Format: int64
                     * @description How many characters a new password has at least; 8 if absent. It can only be raised.
                     * @example 12
                     */
                    passwordLength?: number | null;
                    /**
                     * Format: int64
                     * @description After how many days a password must be changed at the next sign-in; never if absent. It can only be set and lowered.
                     * @example 90
                     */
                    passwordMaxAgeDays?: number | null;
                    /**
                     * Format: int64
                     * @description For how many days what is deleted from now on lies in the recycle bin; 90 if absent.
                     * @example 90
                     */
                    retentionDays?: number | null;
                    /**
                     * @description IANA name; that of the capital for a company in China, else UTC, if absent.
                     * @example Asia/Shanghai
                     */
                    timeZone?: string | null;
                };
                "application/merge-patch+json": {
                    /**
                     * @description The country of phone and tax numbers that name none (ISO 3166-1).
                     * @example CN
                     */
                    country?: string | null;
                    /**
                     * @description The currency of amounts that name none (ISO 4217).
                     * @example CNY
                     */
                    currency?: string | null;
                    /** @description What is asked of the fields of customers beyond what every company needs; one rule a field. */
                    customerFields?: components["schemas"]["FieldruleRule"][] | null;
                    customerNumber?: {
                        /**
                         * @description What stands before the digits: letters, digits, -, _, . and /, not ending in a digit.
                         * @example C
                         */
                        prefix?: string | null;
                        /**
                         * Format: int64
                         * @description How many digits a number has at least.
                         * @example 6
                         */
                        width?: number | null;
                    } | null;
                    /**
                     * @description What becomes of a customer with the name or a phone number of another: validateOnly warns, or it is refused; warn if absent.
                     * @enum {string|null}
                     */
                    duplicates?: "warn" | "refuse" | null;
                    formats?: {
                        /**
                         * @description How a date is written.
                         * @example YYYY-MM-DD
                         * @enum {string|null}
                         */
                        dateFormat?: "YYYY-MM-DD" | "YYYY/MM/DD" | "DD.MM.YYYY" | "DD/MM/YYYY" | "MM/DD/YYYY" | null;
                        /**
                         * @description Between units and fractions.
                         * @example point
                         * @enum {string|null}
                         */
                        decimalSeparator?: "point" | "comma" | null;
                        /**
                         * @description With which day calendars begin a week.
                         * @example monday
                         * @enum {string|null}
                         */
                        firstDayOfWeek?: "monday" | "saturday" | "sunday" | null;
                        /**
                         * Format: int64
                         * @description In which month the fiscal year begins; January if absent.
                         * @example 1
                         */
                        fiscalYearStartMonth?: number | null;
                        /**
                         * @description Between thousands.
                         * @example comma
                         * @enum {string|null}
                         */
                        groupSeparator?: "comma" | "point" | "space" | "apostrophe" | "none" | null;
                    } | null;
                    /**
                     * @description The company's language.
                     * @enum {string|null}
                     */
                    locale?: "en" | "zh-CN" | null;
                    moduleLabels?: {
                        audit?: {
                            /**
                             * @description In English; as it comes if absent.
                             * @example Accounts
                             */
                            en?: string | null;
                            /**
                             * @description In Chinese; as it comes if absent.
                             * @example 往来单位
                             */
                            "zh-CN"?: string | null;
                        } | null;
                        customers?: {
                            /**
                             * @description In English; as it comes if absent.
                             * @example Accounts
                             */
                            en?: string | null;
                            /**
                             * @description In Chinese; as it comes if absent.
                             * @example 往来单位
                             */
                            "zh-CN"?: string | null;
                        } | null;
                        departments?: {
                            /**
                             * @description In English; as it comes if absent.
                             * @example Accounts
                             */
                            en?: string | null;
                            /**
                             * @description In Chinese; as it comes if absent.
                             * @example 往来单位
                             */
                            "zh-CN"?: string | null;
                        } | null;
                        dictionaries?: {
                            /**
                             * @description In English; as it comes if absent.
                             * @example Accounts
                             */
                            en?: string | null;
                            /**
                             * @description In Chinese; as it comes if absent.
                             * @example 往来单位
                             */
                            "zh-CN"?: string | null;
                        } | null;
                        positions?: {
                            /**
                             * @description In English; as it comes if absent.
                             * @example Accounts
                             */
                            en?: string | null;
                            /**
                             * @description In Chinese; as it comes if absent.
                             * @example 往来单位
                             */
                            "zh-CN"?: string | null;
                        } | null;
                        settings?: {
                            /**
                             * @description In English; as it comes if absent.
                             * @example Accounts
                             */
                            en?: string | null;
                            /**
                             * @description In Chinese; as it comes if absent.
                             * @example 往来单位
                             */
                            "zh-CN"?: string | null;
                        } | null;
                        users?: {
                            /**
                             * @description In English; as it comes if absent.
                             * @example Accounts
                             */
                            en?: string | null;
                            /**
                             * @description In Chinese; as it comes if absent.
                             * @example 往来单位
                             */
                            "zh-CN"?: string | null;
                        } | null;
                    } | null;
                    /**
                     * @description The company's name.
                     * @example Northwind Traders
                     */
                    name?: string | null;
                    orderApproval?: {
                        freeAmount?: {
                            /**
                             * @description Decimal number with at most as many decimals as the currency has
                             * @example 1234.50
                             */
                            amount?: string | null;
                            /**
                             * @description Currency code, ISO 4217
                             * @example CNY
                             */
                            currency?: string | null;
                        } | null;
                        /**
                         * @description Up to how many percent off the list price that holds; 0 if absent.
                         * @example 12.5
                         */
                        freeDiscount?: ((string | number) | null) | string | number;
                    } | null;
                    orderNumber?: {
                        /**
                         * @description What stands before the digits: letters, digits, -, _, . and /, not ending in a digit.
                         * @example C
                         */
                        prefix?: string | null;
                        /**
                         * Format: int64
                         * @description How many digits a number has at least.
                         * @example 6
                         */
                        width?: number | null;
                    } | null;
                    /**
                     * Format: int64
                     * @description How many characters a new password has at least; 8 if absent. It can only be raised.
                     * @example 12
                     */
                    passwordLength?: number | null;
                    /**
                     * Format: int64
                     * @description After how many days a password must be changed at the next sign-in; never if absent. It can only be set and lowered.
                     * @example 90
                     */
                    passwordMaxAgeDays?: number | null;
                    /**
                     * Format: int64
                     * @description For how many days what is deleted from now on lies in the recycle bin; 90 if absent.
                     * @example 90
                     */
                    retentionDays?: number | null;
                    /**
                     * @description IANA name; that of the capital for a company in China, else UTC, if absent.
                     * @example Asia/Shanghai
                     */
                    timeZone?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantView"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "settings.close": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsCloseRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "tenants.list": {
        parameters: {
            query?: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
                /** @description Only companies whose name contains this. */
                q?: string;
                /** @description Only those in this state. */
                status?: "pending" | "trial" | "active" | "suspended" | "expired" | "closed";
                /** @description Only those on this plan. */
                plan?: "trial" | "team" | "business" | "enterprise" | "unlimited";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantAccountList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "tenants.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: answer 304 while the record still has it. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The company's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantAccount"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "tenants.update": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The company's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description When the trial or the subscription ends; never if absent.
                     */
                    expiresAt?: string | null;
                    /** @description The company's name. */
                    name?: string | null;
                    /** @description Only platform administrators see this. */
                    notes?: string | null;
                    /**
                     * @description Another plan brings its seats and its end, unless these are given too.
                     * @enum {string|null}
                     */
                    plan?: "trial" | "team" | "business" | "enterprise" | "unlimited" | null;
                    /**
                     * Format: int64
                     * @description How many users the company may have. Fewer than there are shut nobody out, but let nobody in.
                     */
                    seats?: number | null;
                };
                "application/merge-patch+json": {
                    /**
                     * Format: date-time
                     * @description When the trial or the subscription ends; never if absent.
                     */
                    expiresAt?: string | null;
                    /** @description The company's name. */
                    name?: string | null;
                    /** @description Only platform administrators see this. */
                    notes?: string | null;
                    /**
                     * @description Another plan brings its seats and its end, unless these are given too.
                     * @enum {string|null}
                     */
                    plan?: "trial" | "team" | "business" | "enterprise" | "unlimited" | null;
                    /**
                     * Format: int64
                     * @description How many users the company may have. Fewer than there are shut nobody out, but let nobody in.
                     */
                    seats?: number | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantAccount"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "tenants.close": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The company's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantsCloseRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantAccount"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "tenants.extend": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The company's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantsExtendRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantAccount"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "tenants.reactivate": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The company's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantAccount"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "tenants.suspend": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The company's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantsSuspendRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantAccount"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "trials.list": {
        parameters: {
            query?: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
                /** @description Only those in this state. */
                state?: "pending" | "approved" | "rejected";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialRequestList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "trials.request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialFields"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialsRequestOutput"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "trials.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: answer 304 while the record still has it. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The request's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialRequest"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "trials.approve": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The request's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialsApproveRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialRequest"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "trials.reject": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The request's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialsRejectRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialRequest"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "users.list": {
        parameters: {
            query?: {
                /** @description How many entries a page may have. */
                limit?: number;
                /** @description Where to go on: nextCursor of the page before. */
                cursor?: string;
                /** @description Only users whose name or address contains this. */
                q?: string;
                /** @description Only those in this state. */
                status?: "pending" | "invited" | "active" | "suspended" | "left";
                /** @description Only those whose session was in use in the last five minutes. A page of them may hold less than limit. */
                online?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "users.create": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsersCreateRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "users.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: answer 304 while the record still has it. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The user's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "users.update": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The user's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The department that the user belongs to. Who may see what a subtree owns sees what everybody in the own department, and in those below it, owns. */
                    departmentId?: string | null;
                    /**
                     * @description The language of mails and pages; the company's if absent.
                     * @enum {string|null}
                     */
                    locale?: "en" | "zh-CN" | null;
                    /** @description The user whom this one reports to. */
                    managerId?: string | null;
                    /**
                     * @description Full name.
                     * @example Andrew Fuller
                     */
                    name?: string | null;
                    /** @description Stored as E.164; a number without country code belongs to the company's country. */
                    phone?: string | null;
                    /** @description What the user is employed as; its roles count beside these. */
                    positionId?: string | null;
                    /**
                     * @description What the user may do: built-in roles by name, the company's own by identifier.
                     * @example [
                     *       "salesperson"
                     *     ]
                     */
                    roles?: string[] | null;
                    /**
                     * @description Two letters and four digits, the last two 01 to 99; unique.
                     * @example SH0101
                     */
                    salesCode?: string | null;
                };
                "application/merge-patch+json": {
                    /** @description The department that the user belongs to. Who may see what a subtree owns sees what everybody in the own department, and in those below it, owns. */
                    departmentId?: string | null;
                    /**
                     * @description The language of mails and pages; the company's if absent.
                     * @enum {string|null}
                     */
                    locale?: "en" | "zh-CN" | null;
                    /** @description The user whom this one reports to. */
                    managerId?: string | null;
                    /**
                     * @description Full name.
                     * @example Andrew Fuller
                     */
                    name?: string | null;
                    /** @description Stored as E.164; a number without country code belongs to the company's country. */
                    phone?: string | null;
                    /** @description What the user is employed as; its roles count beside these. */
                    positionId?: string | null;
                    /**
                     * @description What the user may do: built-in roles by name, the company's own by identifier.
                     * @example [
                     *       "salesperson"
                     *     ]
                     */
                    roles?: string[] | null;
                    /**
                     * @description Two letters and four digits, the last two 01 to 99; unique.
                     * @example SH0101
                     */
                    salesCode?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "users.grant": {
        parameters: {
            query?: {
                /** @description Answer what would be stored, with warnings and possible duplicates, and write nothing. */
                validateOnly?: boolean;
            };
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The user's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsersGrantRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "users.revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that you read. Required. */
                "If-Match"?: string;
            };
            path: {
                /** @description The user's identifier. */
                id: string;
                /** @description The role. */
                role: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "users.offboard": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The identifier of the user who leaves. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsersOffboardRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Timeout */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "users.reactivate": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The user's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "users.resend": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The user's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "users.resetMfa": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The user's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "users.resetPassword": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The user's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "users.sessions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsListed"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "users.endSession": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's identifier. */
                id: string;
                /** @description The session's identifier. */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "users.signOut": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The user's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "users.suspend": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The user's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    "users.unlock": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: the same key and body answer the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The user's identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsersUnlocked"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
}
