import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, FormControlLabel, Checkbox, Stack, TextField } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { allows } from '../../api/me';
import { offered } from '../../api/offers';
import { describeProblem } from '../../api/problem';
import { provider } from '../../api/provider';
import { ConfirmDialog } from '../../form/ConfirmDialog';
import { useDeleted } from '../../layout/useDeleted';
import { useMe } from '../../layout/useMe';
import { OfferButton } from '../../show/OfferButton';

type Order = Schema<'Order'>;

export interface Action {
  name: 'submit' | 'approve' | 'reject' | 'reopen' | 'close' | 'cancel';
  /** Whether a reason is asked for, and must be given. */
  reason?: 'optional' | 'required';
  /** Whether the customer's credit limit may stand in the way. */
  credit?: boolean;
  tone?: 'primary' | 'error' | 'inherit';
}

/** Those that a dialog asks for; the API offers them where the order's state has them. */
const actions: Action[] = [
  { name: 'cancel', reason: 'required', tone: 'error' },
  { name: 'reject', reason: 'required', tone: 'error' },
  { name: 'close', reason: 'optional' },
  { name: 'reopen' },
  { name: 'approve', credit: true, tone: 'primary' },
  { name: 'submit', credit: true, tone: 'primary' },
];

/** The action of that name, where a dialog asks for it. */
export const actionNamed = (name: string) => actions.find(action => action.name === name);

/** What can be done with the order where it stands, as buttons; what is refused to the reader tells why. */
export function OrderButtons({ order, onDone }: { order: Order; onDone: () => void }) {
  const translate = useTranslate();
  const who = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const deleted = useDeleted();
  const [asked, setAsked] = useState<Action>();
  const [leaving, setLeaving] = useState(false);
  if (order.deletedAt) return null;
  const mayEdit = order.status === 'draft' && allows(who, 'order.update'), mayDelete = order.status === 'draft' && allows(who, 'order.delete');
  const remove = async () => {
    await provider.delete('orders', { id: order.id, previousData: order });
    await queries.invalidateQueries({ queryKey: ['orders'] });
    deleted('orders', { id: order.id, name: order.number ?? order.customerName }, 'order.restore');
    navigate('/orders');
  };
  return (
    <>
      {mayDelete && <Button variant="outlined" color="error" startIcon={<DeleteIcon />} onClick={() => setLeaving(true)}>{translate('kehu.action.delete')}</Button>}
      {actions.filter(action => offered(order, action.name)).map(action => (
        <OfferButton key={action.name} offer={offered(order, action.name)!} variant={action.tone === 'primary' ? 'contained' : 'outlined'} color={action.tone ?? 'inherit'} onClick={() => setAsked(action)}>{translate(`resources.orders.action.${action.name}`)}</OfferButton>
      ))}
      {mayEdit && <Button component={Link} to={`/orders/${order.id}`} variant="outlined">{translate('kehu.action.edit')}</Button>}
      {leaving && <ConfirmDialog title={translate('kehu.confirm.delete', { name: order.number ?? order.customerName })} text={translate('kehu.confirm.deleteBin')} label={translate('kehu.action.delete')} danger work={remove} onClose={() => setLeaving(false)} />}
      {asked && <Ask order={order} action={asked} onDone={onDone} onClose={() => setAsked(undefined)} />}
    </>
  );
}

/** Asks before it does what was chosen, for the reason where one is needed. */
export function Ask({ order, action, onDone, onClose }: { order: Order; action: Action; onDone: () => void; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const who = useMe();
  const [reason, setReason] = useState('');
  const [overrideCredit, setOverride] = useState(false);
  const [busy, setBusy] = useState(false);
  const mayOverride = action.credit && allows(who, 'order.overrideCredit');
  const perform = async () => {
    setBusy(true);
    try {
      const body = action.reason ? { reason: reason.trim() || undefined } : action.credit ? { overrideCredit: overrideCredit || undefined } : undefined;
      await provider.act('orders', order.id, action.name, body);
      await queries.invalidateQueries({ queryKey: ['orders'] });
      notify('resources.orders.done', { type: 'success' });
      onDone();
      onClose();
    } catch (error) {
      notify(describeProblem(error, translate), { type: 'error', multiLine: true, autoHideDuration: 10_000 });
    } finally {
      setBusy(false);
    }
  };
  const label = translate(`resources.orders.action.${action.name}`);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="order-action">
      <DialogTitle id="order-action">{label}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2, pt: 0.5 }}>
          <DialogContentText>{translate(`resources.orders.confirm.${action.name}`)}</DialogContentText>
          {action.reason && (
            <TextField
              label={translate('resources.orders.fields.reason')} required={action.reason === 'required'} multiline minRows={2} autoFocus value={reason}
              onChange={event => setReason(event.target.value)}
            />
          )}
          {mayOverride && <FormControlLabel control={<Checkbox checked={overrideCredit} onChange={event => setOverride(event.target.checked)} />} label={translate('resources.orders.overrideCredit')} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={busy}>{translate('kehu.action.back')}</Button>
        <Button variant="contained" color={action.tone === 'error' ? 'error' : 'primary'} disabled={busy || action.reason === 'required' && !reason.trim()} onClick={() => void perform()}>{label}</Button>
      </DialogActions>
    </Dialog>
  );
}
