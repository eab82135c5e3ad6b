import AuditIcon from '@mui/icons-material/HistoryOutlined';
import ProveIcon from '@mui/icons-material/VerifiedOutlined';
import { Alert, Box, Button, CircularProgress, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { kehu } from '../../api/kehu';
import { describeProblem } from '../../api/problem';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed, useMe, useModuleName } from '../../layout/useMe';
import { ListPage } from '../../list/ListPage';
import { Changes, EntityLink, EntityName, type Row } from '../../show/History';
import { Person } from '../../show/Person';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';
import { usePeople } from '../usePeople';

const field = (name: string) => `resources.audit.fields.${name}`;

/** Who changed what: old -> new. */
export function AuditList() {
  const translate = useTranslate();
  const format = useFormat();
  const name = useModuleName();
  const people = usePeople();
  const who = useMe();
  const allowed = useAllowed('audit.read');
  if (who && !allowed) return <Problem kind="denied" />;
  const subject = (row: Row) => (
    <>
      <EntityLink row={row}><EntityName row={row} /></EntityLink>
      <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>{translate(`resources.audit.kind.${row.kind}`, { _: row.kind })}</Typography>
    </>
  );
  return (
    <ListPage<Row>
      resource="audit"
      filters={[
        { source: 'actor', label: field('actor'), choices: people }, { source: 'from', label: field('from'), kind: 'day' }, { source: 'to', label: field('to'), kind: 'day' },
        { source: 'entity', label: field('entity'), kind: 'text' },
      ]}
      columns={[
        { key: 'at', label: field('at'), render: row => <time dateTime={row.at}>{format.dateTime(row.at)}</time>, width: 170 },
        { key: 'by', label: field('by'), render: row => <Person id={row.by} />, width: 150 },
        { key: 'action', label: field('action'), render: row => <Status value={row.action} text={`kehu.history.${row.action}`} />, width: 90 },
        { key: 'entity', label: field('entity'), render: subject, width: 190 },
        { key: 'changes', label: field('changes'), render: row => <Changes row={row} /> },
        { key: 'requestId', label: field('requestId'), render: row => row.requestId, spare: true },
        { key: 'hash', label: field('hash'), render: row => <code>{row.hash.slice(0, 16)}</code>, spare: true },
      ]}
      card={row => (
        <Box>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1, mb: 0.5 }}>
            <Box>{subject(row)}</Box>
            <Status value={row.action} text={`kehu.history.${row.action}`} />
          </Stack>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}><Person id={row.by} /> · {format.dateTime(row.at)}</Typography>
          <Changes row={row} />
        </Box>
      )}
      head={<PageHead title={name('audit', translate('resources.audit.name', { smart_count: 2 }))} sub={translate('kehu.audit.about')} actions={<Prove />} />}
      empty={<Empty icon={AuditIcon} title={translate('resources.audit.empty')} />}
    />
  );
}

interface Proof {
  checked: number;
  faults: number;
}

/** Checks every row of the trail, page by page. */
function Prove() {
  const translate = useTranslate();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [proof, setProof] = useState<Proof>();
  const prove = async () => {
    setBusy(true);
    setProof(undefined);
    try {
      const found = { checked: 0, faults: 0 };
      let cursor: string | undefined;
      do {
        const { data } = await kehu.GET('/v1/audit/verify', { params: { query: { cursor } } });
        found.checked += data!.checked;
        found.faults += data!.faults?.length ?? 0;
        cursor = data!.nextCursor;
      } while (cursor);
      setProof(found);
    } catch (error) {
      notify(describeProblem(error, translate), { type: 'error', multiLine: true });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {proof && (
        <Alert severity={proof.faults === 0 ? 'success' : 'error'} sx={{ py: 0 }}>
          {proof.faults === 0 ? translate('kehu.audit.valid', { count: proof.checked }) : translate('kehu.audit.broken', { count: proof.faults })}
        </Alert>
      )}
      <Button variant="outlined" startIcon={busy ? <CircularProgress size={16} color="inherit" /> : <ProveIcon />} disabled={busy} onClick={() => void prove()}>{translate(busy ? 'kehu.audit.verifying' : 'kehu.audit.verify')}</Button>
    </>
  );
}
