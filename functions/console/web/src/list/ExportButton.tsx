import ExportIcon from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { TextInput, useListContext, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { kehu } from '../api/kehu';
import type { Json } from '../api/patch';
import { AskDialog } from '../form/AskDialog';
import { WordInput } from '../form/inputs';
import { useAllowed } from '../layout/useMe';

interface Props {
  list: 'customers' | 'products' | 'orders';
  /** The permission that it takes. */
  needs: string;
}

/** Exports what the list shows with its filters, as a job. */
export function ExportButton({ list, needs }: Props) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const may = useAllowed(needs);
  const { filterValues } = useListContext();
  const [asking, setAsking] = useState(false);
  if (!may) return null;
  const start = async ({ format, reason }: Json) => {
    // What is kept in views and addresses are texts, flags too.
    const filter = Object.fromEntries(Object.entries(filterValues ?? {}).filter(([, value]) => value !== undefined && value !== '').map(([name, value]) => [name, name === 'deleted' || name === 'approvable' ? String(value) === 'true' : value]));
    const { data: job } = await kehu.POST('/v1/exports', { body: { list, format: format as 'csv' | 'xlsx' | 'pdf', reason: reason as string, filter } });
    navigate(`/jobs/${job!.id}`);
  };
  return (
    <>
      <Button variant="outlined" color="inherit" startIcon={<ExportIcon />} onClick={() => setAsking(true)}>{translate('kehu.export.action')}</Button>
      {asking && (
        <AskDialog title={translate('kehu.export.action')} text={translate('kehu.export.help')} label={translate('kehu.export.start')} labels="exports" initial={{ format: 'xlsx' }} work={start} onClose={() => setAsking(false)}>
          <WordInput source="format" label="kehu.export.format" texts="kehu.export.formats" keys={['xlsx', 'csv', 'pdf']} />
          <TextInput source="reason" label="resources.customers.reason" isRequired autoFocus helperText={translate('kehu.export.reasonHelp')} />
        </AskDialog>
      )}
    </>
  );
}
