import { AutocompleteInput, ReferenceInput, TextInput, useGetList, useNotify, useTranslate, type RaRecord } from 'react-admin';
import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/Close';
import { Box, Button, IconButton, Stack, Typography } from '@mui/material';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { Schema } from 'kehu-client';
import { isBlank, type Json } from '../../api/patch';
import { DayInput } from '../../form/DayInput';
import { FormSection, Wide } from '../../form/FormSection';
import { CurrencyInput, WordInput } from '../../form/inputs';
import { RecordForm } from '../../form/RecordForm';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed, useMe } from '../../layout/useMe';
import { useFormat } from '../../show/useFormat';

export const methods = ['transfer', 'cash', 'cheque', 'online', 'alipay', 'wechat', 'other'] as const;
const byText = (q: string) => ({ q });
const prepare = (values: Json): Json => ({ ...values, allocations: ((values.allocations ?? []) as Json[]).filter(part => !isBlank(part.orderId) && !isBlank(part.amount)) });

/** Records money that came in, and which orders it pays. */
export function ReceiptCreate() {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const who = useMe();
  const [search] = useSearchParams();
  const order = search.get('order'), amount = search.get('amount') ?? undefined;
  const back = order ? `/orders/${order}/show` : '/receipts';
  if (!useAllowed('receipt.create')) return <Problem kind="denied" />;
  const saved = (receipt: RaRecord) => {
    notify('kehu.form.created', { type: 'success', messageArgs: { name: receipt.number } });
    navigate(order ? back : `/receipts/${receipt.id}`);
  };
  const initial = {
    customerId: search.get('customer') ?? undefined, method: 'transfer', amount: { amount, currency: search.get('currency') ?? who?.tenant.currency }, allocations: order ? [{ orderId: order, amount }] : [],
  };
  return (
    <>
      <PageHead title={translate('resources.receipts.new')} sub={translate('kehu.form.required')} back={back} />
      <RecordForm resource="receipts" initial={initial} prepare={prepare} cancel={back} onSaved={saved} preview>
        <FormSection>
          <Wide>
            <ReferenceInput source="customerId" reference="customers" perPage={20}>
              <AutocompleteInput label="resources.receipts.fields.customerId" isRequired optionText="name" filterToQuery={byText} helperText={false} />
            </ReferenceInput>
          </Wide>
          <TextInput source="amount.amount" isRequired inputMode="decimal" helperText={false} />
          <CurrencyInput source="amount.currency" />
          <WordInput source="method" texts="resources.customers.paymentMethod" keys={methods} isRequired />
          <DayInput source="date" help={translate('resources.receipts.help.date')} />
          <TextInput source="reference" helperText={false} />
          <TextInput source="invoiceNumber" helperText={false} />
          <Wide><TextInput source="notes" multiline minRows={2} helperText={false} /></Wide>
        </FormSection>
        <FormSection title={translate('resources.receipts.fields.allocations')} help={translate('resources.receipts.help.allocations')}><Wide><Parts /></Wide></FormSection>
      </RecordForm>
    </>
  );
}

/** Which orders the money pays: those of the customer that are still open. */
export function Parts({ customer: given }: { customer?: string }) {
  const translate = useTranslate();
  const format = useFormat();
  const { control } = useFormContext();
  const entered = useWatch({ name: 'customerId' }) as string | undefined;
  const customer = given ?? entered;
  const { fields, append, remove } = useFieldArray({ control, name: 'allocations' });
  const { data = [], isPending } = useGetList<Schema<'OrderReceivable'> & RaRecord>('receivables', { pagination: { page: 1, perPage: 100 }, filter: { customer } }, { enabled: Boolean(customer) });
  const choices = data.map(row => ({ id: row.orderId, name: `${row.number} · ${format.money(row.open.amount, row.open.currency)}`, open: row.open.amount }));
  if (customer && !isPending && choices.length === 0) return <Typography variant="body2" color="textSecondary">{translate('resources.receipts.nothingOpen')}</Typography>;
  const next = choices.find(choice => !fields.some(field => (field as unknown as Json).orderId === choice.id));
  return (
    <Stack sx={{ gap: 1.5 }}>
      {fields.map((field, index) => (
        <Box key={field.id} sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr auto', sm: 'minmax(0, 1fr) 180px auto' }, gap: 1.5, alignItems: 'start' }}>
          <Box sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' } }}><AutocompleteInput source={`allocations.${index}.orderId`} label="resources.receipts.order" choices={choices} isPending={isPending} translateChoice={false} helperText={false} /></Box>
          <TextInput source={`allocations.${index}.amount`} label="resources.receipts.fields.amount" inputMode="decimal" helperText={false} />
          <IconButton onClick={() => remove(index)} aria-label={`${translate('kehu.action.remove')} ${index + 1}`}><RemoveIcon fontSize="small" /></IconButton>
        </Box>
      ))}
      {next && <Button size="small" startIcon={<AddIcon />} onClick={() => append({ orderId: next.id, amount: next.open })} sx={{ alignSelf: 'flex-start' }}>{translate('resources.receipts.addOrder')}</Button>}
    </Stack>
  );
}
