import { Button, CircularProgress, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { describeProblem } from '../api/problem';

interface Props {
  title: string;
  text: ReactNode;
  /** What the button says. */
  label: string;
  danger?: boolean;
  work: () => Promise<void>;
  onClose: () => void;
}

/** Asks before something is done, does it, and says what went wrong. */
export function ConfirmDialog({ title, text, label, danger, work, onClose }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      notify(describeProblem(error, translate), { type: 'error', multiLine: true, autoHideDuration: 10_000 });
    } finally {
      setBusy(false);
      onClose();
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="confirm-title" aria-describedby="confirm-text">
      <DialogTitle id="confirm-title">{title}</DialogTitle>
      <DialogContent><DialogContentText id="confirm-text">{text}</DialogContentText></DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={busy}>{translate('kehu.action.cancel')}</Button>
        <Button variant="contained" color={danger ? 'error' : 'primary'} onClick={() => void act()} disabled={busy} startIcon={busy ? <CircularProgress size={16} color="inherit" /> : undefined}>{label}</Button>
      </DialogActions>
    </Dialog>
  );
}
