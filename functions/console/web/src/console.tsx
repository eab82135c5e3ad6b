import { QueryClient } from '@tanstack/react-query';
import { lazy } from 'react';
import { Admin, CustomRoutes, localStorageStore, Resource } from 'react-admin';
import { Route } from 'react-router-dom';
import { provider } from './api/provider';
import { authProvider } from './auth/provider';
import { SignIn } from './auth/SignIn';
import { Layout } from './layout/Layout';
import { Problem } from './layout/Problem';
import { i18n } from './messages';
import { dark, light } from './theme/theme';

const page = <Name extends string>(load: () => Promise<Record<Name, React.ComponentType>>, name: Name) => lazy(async () => ({ default: (await load())[name] }));

const SignUp = page(() => import('./auth/SignUp'), 'SignUp');
const Confirm = page(() => import('./auth/Mailed'), 'Confirm');
const Forgot = page(() => import('./auth/Mailed'), 'Forgot');
const Home = page(() => import('./pages/home/Home'), 'Home');
const Profile = page(() => import('./pages/profile/Profile'), 'Profile');
const CustomerList = page(() => import('./pages/customers/CustomerList'), 'CustomerList');
const CustomerShow = page(() => import('./pages/customers/CustomerShow'), 'CustomerShow');
const CustomerCreate = page(() => import('./pages/customers/CustomerEdit'), 'CustomerCreate');
const CustomerEdit = page(() => import('./pages/customers/CustomerEdit'), 'CustomerEdit');
const OrderBin = page(() => import('./pages/bin/Bins'), 'OrderBin');
const ProductBin = page(() => import('./pages/bin/Bins'), 'ProductBin');
const CustomerBin = page(() => import('./pages/customers/CustomerBin'), 'CustomerBin');

const ContactCreate = page(() => import('./pages/contacts/ContactForm'), 'ContactCreate');
const ContactEdit = page(() => import('./pages/contacts/ContactForm'), 'ContactEdit');
const ProductList = page(() => import('./pages/products/ProductList'), 'ProductList');
const ProductCreate = page(() => import('./pages/products/ProductForm'), 'ProductCreate');
const ProductEdit = page(() => import('./pages/products/ProductForm'), 'ProductEdit');
const OrderList = page(() => import('./pages/orders/OrderList'), 'OrderList');
const OrderBoard = page(() => import('./pages/orders/OrderBoard'), 'OrderBoard');
const OrderShow = page(() => import('./pages/orders/OrderShow'), 'OrderShow');
const OrderCreate = page(() => import('./pages/orders/OrderForm'), 'OrderCreate');
const OrderEdit = page(() => import('./pages/orders/OrderForm'), 'OrderEdit');
const UserList = page(() => import('./pages/users/UserList'), 'UserList');
const UserCreate = page(() => import('./pages/users/UserForm'), 'UserCreate');
const UserEdit = page(() => import('./pages/users/UserForm'), 'UserEdit');
const DepartmentTree = page(() => import('./pages/departments/DepartmentTree'), 'DepartmentTree');
const DepartmentCreate = page(() => import('./pages/departments/DepartmentForm'), 'DepartmentCreate');
const DepartmentEdit = page(() => import('./pages/departments/DepartmentForm'), 'DepartmentEdit');
const PositionList = page(() => import('./pages/positions/Positions'), 'PositionList');
const PositionCreate = page(() => import('./pages/positions/Positions'), 'PositionCreate');
const PositionEdit = page(() => import('./pages/positions/Positions'), 'PositionEdit');
const Dictionaries = page(() => import('./pages/dictionaries/Dictionaries'), 'Dictionaries');
const DictionaryForm = page(() => import('./pages/dictionaries/DictionaryForm'), 'DictionaryForm');
const Settings = page(() => import('./pages/settings/Settings'), 'Settings');
const LoginList = page(() => import('./pages/logins/LoginList'), 'LoginList');
const AuditList = page(() => import('./pages/audit/AuditList'), 'AuditList');

const AskTrial = page(() => import('./auth/AskTrial'), 'AskTrial');
const OrderChange = page(() => import('./pages/orders/OrderChange'), 'OrderChange');
const RoleList = page(() => import('./pages/roles/RoleList'), 'RoleList');
const RoleMatrix = page(() => import('./pages/roles/RoleMatrix'), 'RoleMatrix');
const RoleCreate = page(() => import('./pages/roles/RoleForm'), 'RoleCreate');
const RoleEdit = page(() => import('./pages/roles/RoleForm'), 'RoleEdit');
const Permissions = page(() => import('./pages/permissions/Permissions'), 'Permissions');
const Transfer = page(() => import('./pages/transfer/Transfer'), 'Transfer');
const JobList = page(() => import('./pages/jobs/JobList'), 'JobList');
const JobShow = page(() => import('./pages/jobs/JobShow'), 'JobShow');
const TenantList = page(() => import('./pages/tenants/Tenants'), 'TenantList');
const TenantShow = page(() => import('./pages/tenants/TenantShow'), 'TenantShow');
const TrialRequests = page(() => import('./pages/tenants/Requests'), 'TrialRequests');
const ExtensionRequests = page(() => import('./pages/tenants/Requests'), 'ExtensionRequests');

const Ship = page(() => import('./pages/orders/MoveForm'), 'Ship');
const TakeBack = page(() => import('./pages/orders/MoveForm'), 'TakeBack');
const ReceiptList = page(() => import('./pages/receipts/Receipts'), 'ReceiptList');
const ReceiptCreate = page(() => import('./pages/receipts/ReceiptForm'), 'ReceiptCreate');
const ReceiptShow = page(() => import('./pages/receipts/ReceiptShow'), 'ReceiptShow');
const ReceivableList = page(() => import('./pages/receipts/Receivables'), 'ReceivableList');
const Statement = page(() => import('./pages/customers/Statement'), 'Statement');

const ImportList = page(() => import('./pages/imports/ImportList'), 'ImportList');
const ImportWizard = page(() => import('./pages/imports/ImportWizard'), 'ImportWizard');

const Merge = page(() => import('./pages/customers/Merge'), 'Merge');
const ReviewList = page(() => import('./pages/reviews/Reviews'), 'ReviewList');
const ReviewCreate = page(() => import('./pages/reviews/Reviews'), 'ReviewCreate');
const ReviewShow = page(() => import('./pages/reviews/ReviewShow'), 'ReviewShow');
const CategoryTree = page(() => import('./pages/categories/Categories'), 'CategoryTree');
const CategoryCreate = page(() => import('./pages/categories/Categories'), 'CategoryCreate');
const CategoryEdit = page(() => import('./pages/categories/Categories'), 'CategoryEdit');

const RuleList = page(() => import('./pages/notifications/Rules'), 'RuleList');
const RuleCreate = page(() => import('./pages/notifications/Rules'), 'RuleCreate');
const RuleEdit = page(() => import('./pages/notifications/Rules'), 'RuleEdit');

const CustomerChanges = page(() => import('./pages/customers/CustomerChanges'), 'CustomerChanges');
const CheckupPlan = page(() => import('./pages/checkups/Plan'), 'CheckupPlan');
const AsOf = page(() => import('./pages/customers/AsOf'), 'AsOf');
const Referrals = page(() => import('./pages/tenants/Referrals'), 'Referrals');
const CheckupList = page(() => import('./pages/checkups/Checkups'), 'CheckupList');

const SegmentList = page(() => import('./pages/segments/Segments'), 'SegmentList');
const SegmentShow = page(() => import('./pages/segments/SegmentShow'), 'SegmentShow');
const SegmentCreate = page(() => import('./pages/segments/SegmentForm'), 'SegmentCreate');
const SegmentEdit = page(() => import('./pages/segments/SegmentForm'), 'SegmentEdit');
const TagList = page(() => import('./pages/tags/Tags'), 'TagList');
const Suppressions = page(() => import('./pages/settings/Suppressions'), 'Suppressions');

const queries = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } });
const stored = localStorageStore('1', 'Kehu');
/** What signing out forgets; how this device looks, and its language, it goes on knowing. */
const store: typeof stored = {
  ...stored,
  reset: () => {
    const kept = ['theme', 'locale'].map(key => [key, stored.getItem(key)] as const);
    stored.reset();
    for (const [key, value] of kept) if (value !== undefined) stored.setItem(key, value);
  },
};

/** The web console. */
export function Console() {
  return (
    <Admin
      title="Kehu" dataProvider={provider} authProvider={authProvider} i18nProvider={i18n} queryClient={queries} store={store} layout={Layout} loginPage={SignIn} dashboard={Home}
      lightTheme={light} darkTheme={dark} catchAll={() => <Problem kind="notFound" />} accessDenied={() => <Problem kind="denied" />} requireAuth disableTelemetry
    >
      <CustomRoutes noLayout>
        <Route path="/sign-up" element={<SignUp />} />
        <Route path="/confirm" element={<Confirm />} />
        <Route path="/forgot" element={<Forgot />} />
        <Route path="/trial" element={<AskTrial />} />
      </CustomRoutes>
      <Resource name="customers" list={CustomerList} show={CustomerShow} create={CustomerCreate} edit={CustomerEdit} recordRepresentation="name" />
      <Resource name="products" list={ProductList} create={ProductCreate} edit={ProductEdit} recordRepresentation="name" />
      <Resource name="orders" list={OrderList} show={OrderShow} create={OrderCreate} edit={OrderEdit} recordRepresentation="number" />
      <Resource name="users" list={UserList} create={UserCreate} edit={UserEdit} recordRepresentation="name" />
      <Resource name="departments" list={DepartmentTree} create={DepartmentCreate} edit={DepartmentEdit} recordRepresentation="shortName" />
      <Resource name="positions" list={PositionList} create={PositionCreate} edit={PositionEdit} recordRepresentation="name" />
      <Resource name="logins" list={LoginList} />
      <Resource name="audit" list={AuditList} />
      <CustomRoutes>
        <Route path="/profile" element={<Profile />} />
        <Route path="/bin" element={<CustomerBin />} />
        <Route path="/bin/orders" element={<OrderBin />} />
        <Route path="/bin/products" element={<ProductBin />} />
        <Route path="/customers/:customer/contacts/create" element={<ContactCreate />} />
        <Route path="/customers/:customer/contacts/:id" element={<ContactEdit />} />
        <Route path="/dictionaries" element={<Dictionaries />} />
        <Route path="/dictionaries/:kind" element={<Dictionaries />} />
        <Route path="/dictionaries/:kind/create" element={<DictionaryForm />} />
        <Route path="/dictionaries/:kind/:code" element={<DictionaryForm />} />
        <Route path="/settings" element={<Settings />} />
        <Route path="/customers/transfer" element={<Transfer />} />
        <Route path="/orders/board" element={<OrderBoard />} />
        <Route path="/orders/:id/change" element={<OrderChange />} />
        <Route path="/orders/:id/ship" element={<Ship />} />
        <Route path="/orders/:id/return" element={<TakeBack />} />
        <Route path="/receipts" element={<ReceiptList />} />
        <Route path="/receipts/create" element={<ReceiptCreate />} />
        <Route path="/receipts/:id" element={<ReceiptShow />} />
        <Route path="/receivables" element={<ReceivableList />} />
        <Route path="/customers/:id/as-of" element={<AsOf />} />
        <Route path="/customers/:id/statement" element={<Statement />} />
        <Route path="/roles" element={<RoleList />} />
        <Route path="/roles/matrix" element={<RoleMatrix />} />
        <Route path="/roles/create" element={<RoleCreate />} />
        <Route path="/roles/:id" element={<RoleEdit />} />
        <Route path="/permissions/*" element={<Permissions />} />
        <Route path="/imports" element={<ImportList />} />
        <Route path="/imports/create" element={<ImportWizard />} />
        <Route path="/customers/:id/merge" element={<Merge />} />
        <Route path="/reviews" element={<ReviewList />} />
        <Route path="/reviews/create" element={<ReviewCreate />} />
        <Route path="/reviews/:id" element={<ReviewShow />} />
        <Route path="/categories" element={<CategoryTree />} />
        <Route path="/categories/create" element={<CategoryCreate />} />
        <Route path="/categories/:id" element={<CategoryEdit />} />
        <Route path="/notification-rules" element={<RuleList />} />
        <Route path="/notification-rules/create" element={<RuleCreate />} />
        <Route path="/notification-rules/:id" element={<RuleEdit />} />
        <Route path="/customer-changes" element={<CustomerChanges />} />
        <Route path="/checkups" element={<CheckupList />} />
        <Route path="/checkups/plan" element={<CheckupPlan />} />
        <Route path="/segments" element={<SegmentList />} />
        <Route path="/segments/create" element={<SegmentCreate />} />
        <Route path="/segments/:id" element={<SegmentEdit />} />
        <Route path="/segments/:id/show" element={<SegmentShow />} />
        <Route path="/tags" element={<TagList />} />
        <Route path="/suppressions" element={<Suppressions />} />
        <Route path="/jobs" element={<JobList />} />
        <Route path="/jobs/:id" element={<JobShow />} />
        <Route path="/tenants" element={<TenantList />} />
        <Route path="/tenants/:id" element={<TenantShow />} />
        <Route path="/referrals" element={<Referrals />} />
        <Route path="/trial-requests" element={<TrialRequests />} />
        <Route path="/extension-requests" element={<ExtensionRequests />} />
      </CustomRoutes>
    </Admin>
  );
}
