import AuditIcon from '@mui/icons-material/HistoryOutlined';
import BinIcon from '@mui/icons-material/DeleteOutlined';
import CustomersIcon from '@mui/icons-material/HandshakeOutlined';
import DepartmentsIcon from '@mui/icons-material/AccountTreeOutlined';
import DictionariesIcon from '@mui/icons-material/MenuBookOutlined';
import HomeIcon from '@mui/icons-material/HomeOutlined';
import LoginsIcon from '@mui/icons-material/LockOpenOutlined';
import OrdersIcon from '@mui/icons-material/ReceiptLongOutlined';
import PositionsIcon from '@mui/icons-material/BadgeOutlined';
import ProductsIcon from '@mui/icons-material/Inventory2Outlined';
import ReferralsIcon from '@mui/icons-material/CampaignOutlined';
import CompaniesIcon from '@mui/icons-material/ApartmentOutlined';
import JobsIcon from '@mui/icons-material/PendingActionsOutlined';
import PermissionsIcon from '@mui/icons-material/KeyOutlined';
import RequestsIcon from '@mui/icons-material/InboxOutlined';
import TimeIcon from '@mui/icons-material/MoreTimeOutlined';
import RolesIcon from '@mui/icons-material/ShieldOutlined';
import OpenIcon from '@mui/icons-material/AccountBalanceWalletOutlined';
import ReceiptsIcon from '@mui/icons-material/PaymentsOutlined';
import ImportsIcon from '@mui/icons-material/UploadFileOutlined';
import CategoriesIcon from '@mui/icons-material/CategoryOutlined';
import ReviewsIcon from '@mui/icons-material/FactCheckOutlined';
import RulesIcon from '@mui/icons-material/NotificationsActiveOutlined';
import CheckupsIcon from '@mui/icons-material/EventAvailableOutlined';
import WaitIcon from '@mui/icons-material/HowToRegOutlined';
import SegmentsIcon from '@mui/icons-material/DonutSmallOutlined';
import SuppressionsIcon from '@mui/icons-material/UnsubscribeOutlined';
import TagsIcon from '@mui/icons-material/LocalOfferOutlined';
import SettingsIcon from '@mui/icons-material/TuneOutlined';
import UsersIcon from '@mui/icons-material/GroupOutlined';
import type { ComponentType } from 'react';

export interface Entry {
  /** Module of the company's settings, and resource. */
  module: string;
  /** Key of the text. */
  label: string;
  to: string;
  icon: ComponentType<{ fontSize?: 'small' }>;
  /** The permission without which it is not shown. */
  needs?: string;
  /** The permission to make a new one, and where. */
  creates?: { needs: string; label: string; to: string };
}

export interface Group {
  label?: string;
  entries: Entry[];
}

/** The pages of the console, as the menu, the palette and the tests know them. */
export const menu: Group[] = [
  { entries: [{ module: 'home', label: 'kehu.menu.home', to: '/', icon: HomeIcon }] },
  {
    label: 'kehu.menu.sales',
    entries: [
      {
        module: 'customers', label: 'resources.customers.name', to: '/customers', icon: CustomersIcon, needs: 'customer.read',
        creates: { needs: 'customer.create', label: 'resources.customers.new', to: '/customers/create' },
      },
      {
        module: 'orders', label: 'resources.orders.name', to: '/orders', icon: OrdersIcon, needs: 'order.read',
        creates: { needs: 'order.create', label: 'resources.orders.new', to: '/orders/create' },
      },
      {
        module: 'products', label: 'resources.products.name', to: '/products', icon: ProductsIcon, needs: 'product.read',
        creates: { needs: 'product.create', label: 'resources.products.new', to: '/products/create' },
      },
      { module: 'receivables', label: 'resources.receivables.name', to: '/receivables', icon: OpenIcon, needs: 'receipt.read' },
      {
        module: 'receipts', label: 'resources.receipts.name', to: '/receipts', icon: ReceiptsIcon, needs: 'receipt.read',
        creates: { needs: 'receipt.create', label: 'resources.receipts.new', to: '/receipts/create' },
      },
      {
        module: 'imports', label: 'resources.imports.name', to: '/imports', icon: ImportsIcon, needs: 'customer.import',
        creates: { needs: 'customer.import', label: 'resources.imports.new', to: '/imports/create' },
      },
      {
        module: 'segments', label: 'resources.segments.name', to: '/segments', icon: SegmentsIcon, needs: 'segment.read',
        creates: { needs: 'segment.create', label: 'resources.segments.new', to: '/segments/create' },
      },
      { module: 'tags', label: 'resources.tags.name', to: '/tags', icon: TagsIcon, needs: 'customer.read' },
      { module: 'changes', label: 'resources.customers.second.list', to: '/customer-changes', icon: WaitIcon, needs: 'customer.approve' },
      { module: 'checkups', label: 'resources.checkups.name', to: '/checkups', icon: CheckupsIcon, needs: 'customer.update' },
      { module: 'bin', label: 'kehu.menu.bin', to: '/bin', icon: BinIcon, needs: 'customer.restore' },
    ],
  },
  {
    label: 'kehu.menu.company',
    entries: [
      {
        module: 'users', label: 'resources.users.name', to: '/users', icon: UsersIcon, needs: 'user.read',
        creates: { needs: 'user.create', label: 'resources.users.new', to: '/users/create' },
      },
      {
        module: 'roles', label: 'resources.roles.name', to: '/roles', icon: RolesIcon, needs: 'role.create',
        creates: { needs: 'role.create', label: 'resources.roles.new', to: '/roles/create' },
      },
      { module: 'permissions', label: 'resources.permissions.name', to: '/permissions', icon: PermissionsIcon, needs: 'permission.read' },
      {
        module: 'departments', label: 'resources.departments.name', to: '/departments', icon: DepartmentsIcon, needs: 'department.read',
        creates: { needs: 'department.create', label: 'resources.departments.new', to: '/departments/create' },
      },
      {
        module: 'positions', label: 'resources.positions.name', to: '/positions', icon: PositionsIcon, needs: 'position.read',
        creates: { needs: 'position.create', label: 'resources.positions.new', to: '/positions/create' },
      },
      {
        module: 'categories', label: 'resources.categories.name', to: '/categories', icon: CategoriesIcon, needs: 'category.update',
        creates: { needs: 'category.create', label: 'resources.categories.new', to: '/categories/create' },
      },
      { module: 'dictionaries', label: 'resources.dictionaries.name', to: '/dictionaries', icon: DictionariesIcon, needs: 'dictionary.read' },
      {
        module: 'rules', label: 'resources.notification-rules.name', to: '/notification-rules', icon: RulesIcon, needs: 'notificationRule.read',
        creates: { needs: 'notificationRule.create', label: 'resources.notification-rules.new', to: '/notification-rules/create' },
      },
      { module: 'suppressions', label: 'resources.suppressions.name', to: '/suppressions', icon: SuppressionsIcon, needs: 'settings.update' },
      { module: 'settings', label: 'resources.settings.name', to: '/settings', icon: SettingsIcon, needs: 'settings.read' },
    ],
  },
  {
    label: 'kehu.menu.oversight',
    entries: [
      { module: 'jobs', label: 'resources.jobs.name', to: '/jobs', icon: JobsIcon },
      { module: 'reviews', label: 'resources.reviews.name', to: '/reviews', icon: ReviewsIcon, needs: 'review.read' },
      { module: 'logins', label: 'resources.logins.name', to: '/logins', icon: LoginsIcon, needs: 'login.read' },
      { module: 'audit', label: 'resources.audit.name', to: '/audit', icon: AuditIcon, needs: 'audit.read' },
    ],
  },
  {
    label: 'kehu.menu.platform',
    entries: [
      { module: 'tenants', label: 'resources.tenants.name', to: '/tenants', icon: CompaniesIcon, needs: 'tenant.read' },
      { module: 'referrals', label: 'resources.referrals.name', to: '/referrals', icon: ReferralsIcon, needs: 'tenant.read' },
      { module: 'trials', label: 'resources.trials.name', to: '/trial-requests', icon: RequestsIcon, needs: 'tenant.read' },
      { module: 'extensions', label: 'resources.extensions.name', to: '/extension-requests', icon: TimeIcon, needs: 'tenant.read' },
    ],
  },
];
