import { TextInput, useNotify, useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import type { Schema } from 'kehu-client';
import { offers } from '../../api/offers';
import { isBlank, type Json } from '../../api/patch';
import { DayInput } from '../../form/DayInput';
import { FormSection, Wide } from '../../form/FormSection';
import { RecordForm } from '../../form/RecordForm';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { SectionSkeleton } from '../../show/Facts';
import { useRecord } from '../useRecord';
import { Lines } from './OrderForm';

const sent = ['line', 'productId', 'quantity', 'unitPrice', 'discount', 'taxRate', 'note'] as const;

function linesOf(lines: unknown): Json[] {
  return ((lines ?? []) as Json[]).filter(line => !isBlank(line.productId)).map(line => Object.fromEntries(sent.map(name => [name, line[name]])));
}

const prepare = ({ reason, deliveryDate, discount, lines }: Json): Json => ({ reason, deliveryDate, discount, lines: linesOf(lines) });

/** Changes an approved order: the difference is kept, and waits for approval where it must. */
export function OrderChange() {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const { data: order, error } = useRecord<Schema<'Order'>>('orders', true);
  const back = `/orders/${id}/show`;
  if (error) return <Problem error={error} />;
  if (order && !offers(order, 'change')) return <Problem kind="denied" />;
  const saved = () => {
    notify('kehu.form.saved', { type: 'success' });
    navigate(back);
  };
  return (
    <>
      <PageHead title={translate('resources.orders.changes.new')} sub={order ? `${order.number ?? ''} ${order.customerName}` : '…'} back={back} />
      {order
        ? (
          <RecordForm resource={`orders/${id}/changes`} labels="orders" initial={{ ...prepare(order as unknown as Json), reason: undefined }} prepare={prepare} cancel={back} onSaved={saved} saveLabel={translate('resources.orders.changes.save')}>
            <FormSection title={translate('resources.orders.fields.reason')} help={translate('resources.orders.changes.help')}>
              <Wide><TextInput source="reason" isRequired autoFocus multiline minRows={2} helperText={false} /></Wide>
              <DayInput source="deliveryDate" />
              <TextInput source="discount" inputMode="decimal" helperText={false} />
            </FormSection>
            <FormSection title={translate('resources.orders.fields.lines')}><Wide><Lines /></Wide></FormSection>
          </RecordForm>
        )
        : <SectionSkeleton lines={6} />}
    </>
  );
}
