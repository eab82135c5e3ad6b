import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Button, Stack } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useNotify, useTranslate, type RaRecord } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { Json } from '../api/patch';
import { provider } from '../api/provider';
import { ConfirmDialog } from '../form/ConfirmDialog';
import { RecordForm } from '../form/RecordForm';
import { PageHead } from '../layout/PageHead';
import { Problem } from '../layout/Problem';
import { useDeleted } from '../layout/useDeleted';
import { useAllowed } from '../layout/useMe';
import { SectionCard, SectionSkeleton } from '../show/Facts';
import { History } from '../show/History';
import { useRecord } from './useRecord';

interface Common {
  resource: 'categories' | 'departments' | 'notification-rules' | 'positions' | 'products';
  /** The object of its permissions. */
  object: string;
  nameOf: (record: RaRecord) => string;
  /** What becomes of a record that is deleted; without, it is gone. */
  afterwards?: string;
  /** Whether it goes to the recycle bin, from where it can be restored. */
  bin?: boolean;
  preview?: boolean;
  prepare?: (values: Json) => Json;
}

/** A page that makes a small record. */
export function SimpleCreate({ resource, object, nameOf, preview, prepare, initial, children }: Common & { initial?: Json; children: ReactNode }) {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  if (!useAllowed(`${object}.create`)) return <Problem kind="denied" />;
  const saved = (record: RaRecord) => {
    notify('kehu.form.created', { type: 'success', messageArgs: { name: nameOf(record) } });
    navigate(`/${resource}`);
  };
  return (
    <>
      <PageHead title={translate(`resources.${resource}.new`)} sub={translate('kehu.form.required')} back={`/${resource}`} />
      <RecordForm resource={resource} initial={initial} preview={preview} prepare={prepare} cancel={`/${resource}`} onSaved={saved}>{children}</RecordForm>
    </>
  );
}

/** A page that changes or deletes a small record, with its history. */
export function SimpleEdit({ resource, object, nameOf, afterwards, bin, preview, prepare, children }: Common & { children: (record: RaRecord) => ReactNode }) {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const deleted = useDeleted();
  const [asking, setAsking] = useState(false);
  const { data: record, error } = useRecord<RaRecord>(resource, true);
  const mayDelete = useAllowed(`${object}.delete`), mayAudit = useAllowed('audit.read');
  if (error) return <Problem error={error} />;
  if (!record) return <Stack sx={{ pt: 6 }}><SectionSkeleton lines={6} /></Stack>;
  const done = (message: string) => {
    notify(message, { type: 'success', messageArgs: { name: nameOf(record) } });
    navigate(`/${resource}`);
  };
  const remove = async () => {
    await provider.delete(resource, { id: record.id, previousData: record });
    await queries.invalidateQueries({ queryKey: [resource] });
    if (bin) {
      deleted(resource, { id: String(record.id), name: nameOf(record) }, `${object}.restore`);
      navigate(`/${resource}`);
    } else done('kehu.confirm.deleted');
  };
  return (
    <>
      <PageHead
        title={nameOf(record)} tab={translate(`resources.${resource}.edit`)} back={`/${resource}`}
        actions={mayDelete && !record.deletedAt && <Button variant="outlined" color="error" startIcon={<DeleteIcon />} onClick={() => setAsking(true)}>{translate('kehu.action.delete')}</Button>}
      />
      <Stack sx={{ gap: 2.5 }}>
        <RecordForm resource={resource} record={record} preview={preview} prepare={prepare} cancel={`/${resource}`} onSaved={() => done('kehu.form.saved')}>{children(record)}</RecordForm>
        {mayAudit && <SectionCard title={translate('kehu.history.title')}><History entity={String(record.id)} version={record.version} /></SectionCard>}
      </Stack>
      {asking && (
        <ConfirmDialog
          title={translate('kehu.confirm.delete', { name: nameOf(record) })} text={translate(afterwards ?? 'kehu.confirm.deleteForever')} label={translate('kehu.action.delete')} danger
          work={remove} onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
