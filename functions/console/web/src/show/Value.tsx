import { Box, Skeleton } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useGetManyAggregate, useLocaleState, useTranslate } from 'react-admin';
import { isBlank } from '../api/patch';
import { countryName } from '../form/choices';
import { useDictionary, type Kind } from '../form/useDictionary';
import { useRoleName } from '../form/useRoles';
import { Person } from './Person';
import { Phone, useGrouping } from './Phone';
import { isDay, useFormat } from './useFormat';

/** Fields that hold a user. */
const people = new Set(['owner', 'managerId', 'createdBy', 'updatedBy', 'deletedBy', 'submittedBy', 'approvedBy', 'grantedBy', 'decidedBy', 'userId', 'creditOverriddenBy', 'by']);
/** Fields that hold a telephone number, as it is stored. */
const phones = new Set(['phones', 'phone', 'mobile', 'fax']);
const countries = new Set(['country', 'taxCountry']);
/** Fields whose values have names, by the texts that hold them. */
const named: Record<string, string> = {
  'customers.status': 'customers.status', 'customers.type': 'customers.type', 'customers.source': 'customers.source', 'customers.paymentMethod': 'customers.paymentMethod',
  'customers.address.type': 'customers.addressType', 'users.status': 'users.status', 'departments.kind': 'departments.kind',
  'contacts.decisionRole': 'contacts.decisionRole', 'products.status': 'products.status', 'orders.status': 'orders.status', 'customers.team.level': 'customers.team.level', 'customers.verifications.channel': 'customers.verify.channel', 'customers.verifications.state': 'customers.verify.state', 'orders.deliveryStatus': 'orders.deliveryStatus', 'orders.invoiceStatus': 'orders.invoiceStatus', 'orders.paymentStatus': 'orders.paymentStatus',
  'reviews.state': 'reviews.state', 'reviews.decision': 'reviews.decision', 'receipts.status': 'receipts.status', 'receipts.method': 'customers.paymentMethod',
};
/** Amounts in the currency of their record, as plain decimals. */
const amounts = new Set(['orders.charged', 'orders.paid', 'orders.open', 'receipts.unallocated', 'receipts.refunded']);
/** Fields that hold a code of a dictionary. */
const dictionaries: Record<string, Kind> = { 'customers.level': 'level', 'customers.industry': 'industry', 'products.unit': 'unit', 'orders.returnReason': 'returnReason', 'products.price.level': 'level' };
/** Records that are shown by their name wherever their identifier stands, by its beginning. */
const records: Record<string, string> = { cat: 'categories', cus: 'customers', dep: 'departments', ord: 'orders', pos: 'positions', prd: 'products', usr: 'users' };
const recordId = /^(cat|cus|dep|ord|pos|prd|usr)_[0-9a-z]{26}$/;
const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

interface Props {
  resource: string;
  /** The field, with the name of its parent in front: address.type. */
  name: string;
  value: unknown;
}

/** What a field of a record is called; fields that only a history shows share their names. */
export function useFieldLabel(): (resource: string, name: string) => string {
  const translate = useTranslate();
  return (resource, name) => translate(`resources.${resource}.fields.${name}`, { _: translate(`resources.anything.fields.${name}`, { _: name }) });
}

/** The value of a field, as people read it. */
export function Value({ resource, name, value }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const format = useFormat();
  if (isBlank(value)) return <Box component="span" sx={{ color: 'text.secondary', fontStyle: 'italic' }}>{translate('kehu.history.empty')}</Box>;
  if (Array.isArray(value)) return <Values resource={resource} name={name} values={value} />;
  if (typeof value === 'object') return <Members resource={resource} name={name} value={value as Record<string, unknown>} />;
  if (typeof value === 'boolean') return <>{translate(value ? 'kehu.yes' : 'kehu.no')}</>;
  if (typeof value === 'number') return <>{format.number(value)}</>;
  const text = String(value), last = name.split('.').at(-1)!;
  if (people.has(last)) return <Person id={text} />;
  if (last === 'roles' || last === 'role') return <RoleName id={text} />;
  const found = recordId.exec(text);
  if (found) return found[1] === 'usr' ? <Person id={text} /> : <RecordName resource={records[found[1]]} id={text} />;
  if (phones.has(last)) return <Phone value={text} />;
  if (countries.has(last)) return <>{countryName(text, locale)}</>;
  if (timestamp.test(text)) return <>{format.dateTime(text)}</>;
  if (isDay.test(text)) return <>{format.date(text)}</>;
  if (amounts.has(`${resource}.${name}`)) return <>{format.decimal(text)}</>;
  const dictionary = dictionaries[`${resource}.${name}`];
  if (dictionary) return <Word kind={dictionary} code={text} />;
  const texts = named[`${resource}.${name}`];
  return <Box component="span" sx={{ overflowWrap: 'anywhere' }}>{texts ? translate(`resources.${texts}.${text}`, { _: text }) : text}</Box>;
}

function Values({ resource, name, values }: { resource: string; name: string; values: unknown[] }) {
  const translate = useTranslate();
  const singular = { addresses: 'address', prices: 'price', lines: 'line' }[name] ?? name;
  const objects = values.some(value => typeof value === 'object');
  return (
    <>
      {values.map((value, index) => (
        <Box key={index} component={objects ? 'div' : 'span'} sx={{ mb: objects && index < values.length - 1 ? 0.75 : 0 }}>
          <Value resource={resource} name={singular} value={value} />{!objects && index < values.length - 1 && <>{translate('kehu.comma')}<wbr /></>}
        </Box>
      ))}
    </>
  );
}

function Members({ resource, name, value }: { resource: string; name: string; value: Record<string, unknown> }) {
  const translate = useTranslate();
  const label = useFieldLabel();
  const format = useFormat();
  if (typeof value.amount === 'string' && typeof value.currency === 'string') return <>{format.money(value.amount, value.currency)}</>;
  if (typeof value.role === 'string' && typeof value.grantedAt === 'string') return <Grant grant={value as unknown as Schema<'RoleGrant'>} />;
  if (name === 'line' && typeof value.quantity === 'string') return <OrderLine line={value} />;
  if (name === 'address') return <AddressText resource={resource} value={value} />;
  const entries = Object.entries(value).filter(([, member]) => !isBlank(member));
  return (
    <>
      {entries.map(([member, inner], index) => (
        <Box key={member} component="span">
          {label(resource, `${name}.${member}`)}{translate('kehu.colon')}<Value resource={resource} name={`${name}.${member}`} value={inner} />{index < entries.length - 1 && translate('kehu.semicolon')}
        </Box>
      ))}
    </>
  );
}

/** A role that somebody was given, and until when. */
function Grant({ grant }: { grant: Schema<'RoleGrant'> }) {
  const translate = useTranslate();
  const format = useFormat();
  const until = grant.expiresAt && translate('resources.permissions.until', { when: format.date(grant.expiresAt) });
  return <><RoleName id={grant.role} />{[until, grant.reason].filter(Boolean).map(text => ` · ${text}`)}</>;
}

/** How far a line of an order has come; what is not begun is left out. */
const progress = ['shippedQuantity', 'invoicedQuantity', 'returnedQuantity', 'creditedQuantity'];

/** A line of an order in one sentence. */
function OrderLine({ line }: { line: Record<string, unknown> }) {
  const label = useFieldLabel();
  const format = useFormat();
  const price = line.unitPrice === undefined ? '' : ` · ${label('orders', 'line.unitPrice')} ${format.decimal(String(line.unitPrice))}`;
  const off = isBlank(line.discount) || Number(line.discount) === 0 ? '' : ` · ${label('orders', 'line.discount')} ${line.discount as string}`;
  const done = progress.filter(name => Number(line[name] ?? 0) > 0).map(name => ` · ${label('orders', `line.${name}`)} ${line[name] as string}`).join('');
  return <>{`${line.quantity as string} ${(line.unit as string | undefined) ?? ''} × `.replace('  ', ' ')}{isBlank(line.name) ? <Value resource="orders" name="line.productId" value={line.productId} /> : line.name as string}{price}{off}{done}</>;
}

/** An address in the order of its country: the largest first in Chinese, where a municipality is said once, the street first elsewhere. */
export function AddressText({ value }: { resource: string; value: Record<string, unknown> }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const text = (name: string) => (value[name] as string | undefined) ?? '';
  const grouping = useGrouping();
  const country = countryName(text('country'), locale);
  const parts = value.country === 'CN' && locale === 'zh-CN'
    ? [[country, text('province'), text('city') === text('province') ? '' : text('city'), text('district'), text('street')].join(''), text('postalCode')]
    : [text('street'), text('district'), [text('postalCode'), text('city')].filter(Boolean).join(' '), text('province'), country];
  const who = [text('receiver'), text('phone') && grouping(text('phone'))].filter(Boolean).join(translate('kehu.clause'));
  return <Box component="span" sx={{ overflowWrap: 'anywhere' }}>{[...parts, who].filter(Boolean).join(translate('kehu.clause'))}</Box>;
}

/** What a record is called; what it is where it is gone or not the reader's to see. */
function RecordName({ resource, id }: { resource: string; id: string }) {
  const translate = useTranslate();
  const { data, isPending } = useGetManyAggregate(resource, { ids: [id] }, { retry: false, staleTime: 300_000 });
  if (isPending) return <Skeleton component="span" width={90} sx={{ display: 'inline-block' }} />;
  const record = data?.[0];
  return <>{(resource === 'departments' ? record?.shortName : record?.name) ?? record?.number ?? translate(`resources.${resource}.name`, { smart_count: 1 })}</>;
}

function RoleName({ id }: { id: string }) {
  return <>{useRoleName()(id)}</>;
}

/** What a dictionary calls a code; the code itself when it is in none. */
function Word({ kind, code }: { kind: Kind; code: string }) {
  const words = useDictionary(kind, false);
  return <>{words.find(word => word.id === code)?.name ?? code}</>;
}
