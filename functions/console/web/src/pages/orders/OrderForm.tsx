import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import { Alert, Box, Button, IconButton, Stack, Typography } from '@mui/material';
import { AutocompleteInput, ReferenceInput, TextInput, useGetList, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { isBlank, type Json } from '../../api/patch';
import { DayInput } from '../../form/DayInput';
import { FieldGrid, FormSection, Wide } from '../../form/FormSection';
import { CurrencyInput, UserInput } from '../../form/inputs';
import { RecordForm } from '../../form/RecordForm';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed } from '../../layout/useMe';
import { SectionSkeleton } from '../../show/Facts';
import { useRecord } from '../useRecord';

/** What people enter of a line; the rest is counted by the system. */
const entered = ['productId', 'quantity', 'unitPrice', 'discount', 'taxRate', 'note'] as const;

function linesOf(values: Json): Json[] {
  const lines = (values.lines ?? []) as Json[];
  return lines.filter(line => !isBlank(line.productId)).map(line => Object.fromEntries(entered.map(name => [name, line[name]])));
}

const prepare = (values: Json): Json => ({ ...values, lines: linesOf(values) });
const byText = (q: string) => ({ q });

export function OrderCreate() {
  const translate = useTranslate();
  const [search] = useSearchParams();
  const customerId = search.get('customer') ?? undefined;
  if (!useAllowed('order.create')) return <Problem kind="denied" />;
  return (
    <>
      <PageHead title={translate('resources.orders.new')} sub={translate('kehu.form.required')} back="/orders" />
      <Page initial={{ customerId, lines: [{ quantity: '1' }] }} back="/orders" />
    </>
  );
}

/** A draft is changed as a whole; the lines are replaced. */
export function OrderEdit() {
  const translate = useTranslate();
  const { data: order, error } = useRecord<RaRecord>('orders', true);
  if (error) return <Problem error={error} />;
  const back = order ? `/orders/${order.id}/show` : '/orders';
  return (
    <>
      <PageHead title={order ? order.number ?? order.customerName : translate('resources.orders.edit')} tab={translate('resources.orders.edit')} sub={order?.customerName ?? '…'} back={back} />
      {order ? <Page record={{ ...order, lines: linesOf(order as Json) } as RaRecord} back={back} /> : <SectionSkeleton lines={6} />}
    </>
  );
}

function Page({ record, initial, back }: { record?: RaRecord; initial?: Json; back: string }) {
  const notify = useNotify();
  const navigate = useNavigate();
  const translate = useTranslate();
  const saved = (order: RaRecord) => {
    notify('kehu.form.saved', { type: 'success' });
    navigate(`/orders/${order.id}/show`);
  };
  return (
    <RecordForm resource="orders" record={record} initial={initial} prepare={prepare} preview cancel={back} onSaved={saved}>
      {!record && <Missing />}
      <FormSection title={translate('resources.orders.section.basics')}>
        {!record && (
          <Wide>
            <ReferenceInput source="customerId" reference="customers" perPage={20}>
              <AutocompleteInput label="resources.orders.fields.customerId" isRequired optionText="name" filterToQuery={byText} helperText={false} />
            </ReferenceInput>
          </Wide>
        )}
        <DayInput source="orderDate" />
        <DayInput source="deliveryDate" />
        <TextInput source="reference" helperText={false} />
        <UserInput source="owner" />
        {!record && <CurrencyInput source="currency" />}
        <TextInput source="discount" inputMode="decimal" helperText={false} />
      </FormSection>
      <FormSection title={translate('resources.orders.fields.lines')} help={translate('resources.orders.linesHelp')}><Wide><Lines /></Wide></FormSection>
      <FormSection><Wide><TextInput source="notes" multiline minRows={3} helperText={false} /></Wide></FormSection>
    </RecordForm>
  );
}

/** Leads a company that begins to what an order needs and it has none of yet. */
function Missing() {
  const translate = useTranslate();
  const mayAdd = { customers: useAllowed('customer.create'), products: useAllowed('product.create') };
  const one = { pagination: { page: 1, perPage: 1 } };
  const customers = useGetList('customers', one).data, products = useGetList('products', one).data;
  const missing = (['customers', 'products'] as const).filter(kind => (kind === 'customers' ? customers : products)?.length === 0);
  if (missing.length === 0) return null;
  return (
    <Alert severity="info" action={missing.filter(kind => mayAdd[kind]).map(kind => <Button key={kind} size="small" color="inherit" component={Link} to={`/${kind}/create`}>{translate(`resources.${kind}.new`)}</Button>)}>
      {translate('resources.orders.needs')}
    </Alert>
  );
}

export function Lines() {
  const translate = useTranslate();
  const { control } = useFormContext();
  const { fields, append, remove } = useFieldArray({ control, name: 'lines' });
  const label = (name: string) => `resources.orders.fields.line.${name}`;
  return (
    <Stack sx={{ gap: 2 }}>
      {fields.map((field, index) => {
        const title = translate('resources.orders.line', { number: index + 1 });
        const source = (name: string) => `lines.${index}.${name}`;
        return (
          <Box key={field.id} role="group" aria-label={title} sx={{ border: 1, borderColor: 'divider', borderRadius: 2, p: { xs: 1.5, md: 2 } }}>
            <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 1 }}>
              <Typography variant="h3" component="h3">{title}</Typography>
              <IconButton onClick={() => remove(index)} disabled={fields.length === 1} aria-label={`${translate('kehu.action.remove')}${translate('kehu.colon')}${title}`}><RemoveIcon fontSize="small" /></IconButton>
            </Stack>
            <FieldGrid columns={3}>
              <ReferenceInput source={source('productId')} reference="products" perPage={20} filter={{ status: 'active' }}>
                <AutocompleteInput label={label('productId')} isRequired optionText="name" filterToQuery={byText} helperText={false} />
              </ReferenceInput>
              <TextInput source={source('quantity')} label={label('quantity')} isRequired inputMode="decimal" helperText={false} />
              <TextInput source={source('unitPrice')} label={label('unitPrice')} inputMode="decimal" helperText={false} />
              <TextInput source={source('discount')} label={label('discount')} inputMode="decimal" helperText={false} />
              <TextInput source={source('taxRate')} label={label('taxRate')} inputMode="decimal" helperText={false} />
              <TextInput source={source('note')} label={label('note')} helperText={false} />
            </FieldGrid>
          </Box>
        );
      })}
      <Button startIcon={<AddIcon />} onClick={() => append({ quantity: '1' })} sx={{ alignSelf: 'flex-start' }}>{translate('resources.orders.addLine')}</Button>
    </Stack>
  );
}
