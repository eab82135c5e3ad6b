import { Button, SnackbarContent } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useCloseNotification, useNotify, useTranslate } from 'react-admin';
import { allows } from '../api/me';
import { describeProblem } from '../api/problem';
import { provider } from '../api/provider';
import { useMe } from './useMe';

/** Says that something was deleted, with a button that takes it out of the recycle bin again, for who may do so. */
export function useDeleted(): (resource: string, record: { id: string; name: string }, needs: string) => void {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const who = useMe();
  return (resource, { id, name }, needs) => {
    if (!allows(who, needs)) {
      notify('kehu.confirm.deleted', { type: 'info', messageArgs: { name } });
      return;
    }
    const undo = async () => {
      try {
        await provider.act(resource, id, 'restore');
        await Promise.all([resource, `${resource}/bin`].map(key => queries.invalidateQueries({ queryKey: [key] })));
        notify('kehu.confirm.restored', { type: 'success', messageArgs: { name } });
      } catch (error) {
        notify(describeProblem(error, translate), { type: 'error', multiLine: true });
      }
    };
    notify(<Deleted name={name} undo={undo} />, { autoHideDuration: 10_000 });
  };
}

function Deleted({ name, undo }: { name: string; undo: () => Promise<void> }) {
  const translate = useTranslate();
  const close = useCloseNotification();
  const click = () => {
    close();
    void undo();
  };
  return <SnackbarContent message={translate('kehu.confirm.deleted', { name })} action={<Button color="inherit" size="small" onClick={click}>{translate('kehu.confirm.undo')}</Button>} />;
}
