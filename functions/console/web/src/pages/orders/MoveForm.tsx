import { Box, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { TextInput, useNotify, useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { isBlank, type Json } from '../../api/patch';
import { DayInput } from '../../form/DayInput';
import { FormSection, Wide } from '../../form/FormSection';
import { DictionaryInput, WordInput } from '../../form/inputs';
import { RecordForm } from '../../form/RecordForm';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed } from '../../layout/useMe';
import { SectionSkeleton } from '../../show/Facts';
import { useRecord } from '../useRecord';
import { minus } from './minus';

type Order = Schema<'Order'>;
type Line = Schema<'OrderLine'>;

const kinds = {
  ship: { resource: 'shipments', open: (line: Line) => (line.isService ? '0' : minus(line.quantity, line.shippedQuantity)) },
  return: { resource: 'returns', open: (line: Line) => minus(line.shippedQuantity, line.returnedQuantity) },
} as const;

/** Lines of which nothing moves are left out. */
const prepare = (values: Json): Json => ({ ...values, lines: ((values.lines ?? []) as Json[]).filter(line => !isBlank(line.quantity) && Number(line.quantity) !== 0) });

export function Ship() {
  return <MoveForm kind="ship" />;
}

export function TakeBack() {
  return <MoveForm kind="return" />;
}

/** Goods leave, or come back: for each line what is left, to be lowered where it is less. */
function MoveForm({ kind }: { kind: keyof typeof kinds }) {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const may = useAllowed('order.ship');
  const { data: order, error } = useRecord<Order>('orders', true);
  const back = `/orders/${id}/show`;
  if (error) return <Problem error={error} />;
  if (order && !may) return <Problem kind="denied" />;
  const saved = () => {
    notify('kehu.form.saved', { type: 'success' });
    navigate(back);
  };
  const { resource, open } = kinds[kind];
  const lines = order?.lines.filter(line => Number(open(line)) > 0) ?? [];
  return (
    <>
      <PageHead title={translate(`resources.orders.goods.${kind}`)} sub={order ? `${order.number ?? ''} ${order.customerName}` : '…'} back={back} />
      {order
        ? (
          <RecordForm
            resource={`orders/${id}/${resource}`} labels="orders" cancel={back} onSaved={saved} prepare={prepare} saveLabel={translate(`resources.orders.goods.${kind}`)}
            initial={{ lines: lines.map(line => ({ line: line.line, quantity: kind === 'ship' ? open(line) : undefined })), ...(kind === 'return' ? { resolution: 'credit' } : {}) }}
          >
            <FormSection title={translate('resources.orders.fields.lines')} help={translate(`resources.orders.goods.${kind}Help`)}>
              <Wide>
                {lines.length === 0 && <Typography color="textSecondary">{translate('resources.orders.goods.nothingLeft')}</Typography>}
                <Stack sx={{ gap: 1.5 }}>
                  {lines.map((line, index) => (
                    <Box key={line.line} sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 1fr) 200px' }, gap: 1.5, alignItems: 'center' }}>
                      <Box><Typography sx={{ fontWeight: 600 }}>{line.name}</Typography><Typography variant="body2" color="textSecondary">{line.code} · {translate('resources.orders.goods.left', { quantity: open(line), unit: line.unit ?? '' })}</Typography></Box>
                      <TextInput source={`lines.${index}.quantity`} label={`${translate('resources.orders.fields.line.quantity')}${translate('kehu.colon')}${line.name}`} inputMode="decimal" helperText={false} />
                    </Box>
                  ))}
                </Stack>
              </Wide>
            </FormSection>
            <FormSection>
              {kind === 'return' && <DictionaryInput source="reason" kind="returnReason" required />}
              {kind === 'return' && <WordInput source="resolution" texts="resources.orders.goods.resolution" keys={['credit', 'replacement']} />}
              <DayInput source="date" label="resources.orders.goods.date" />
              {kind === 'ship' && <TextInput source="carrier" label="resources.orders.goods.carrier" helperText={false} />}
              {kind === 'ship' && <TextInput source="trackingNumber" label="resources.orders.goods.trackingNumber" helperText={false} />}
              <Wide><TextInput source="note" label="resources.orders.fields.line.note" helperText={false} /></Wide>
            </FormSection>
          </RecordForm>
        )
        : <SectionSkeleton lines={6} />}
    </>
  );
}
