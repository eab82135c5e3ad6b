import AddIcon from '@mui/icons-material/Add';
import { Box, Button, Card, Chip, Divider, Link, Skeleton, Stack, Switch, Tab, Tabs, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { useGetList, useLocaleState, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { Link as RouterLink, useNavigate, useParams } from 'react-router-dom';
import { describeProblem } from '../../api/problem';
import { provider } from '../../api/provider';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed, useModuleName } from '../../layout/useMe';

type Entry = Schema<'DictionaryView'>;

export const kinds = ['industry', 'source', 'level', 'reason', 'unit', 'currency'] as const;

/** The words that forms offer. */
export function Dictionaries() {
  const translate = useTranslate();
  const name = useModuleName();
  const navigate = useNavigate();
  const { kind = kinds[0] } = useParams();
  const mayCreate = useAllowed('dictionary.create');
  const { data, error, isPending, refetch } = useGetList<Entry & RaRecord>(`dictionaries/${kind}`, {}, { retry: false });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  const create = mayCreate && <Button component={RouterLink} to={`/dictionaries/${kind}/create`} data-key="new" variant="contained" startIcon={<AddIcon />}>{translate('resources.dictionaries.new')}</Button>;
  return (
    <>
      <PageHead title={name('dictionaries', translate('resources.dictionaries.name', { smart_count: 2 }))} sub={translate('resources.dictionaries.about')} actions={create} />
      <Card>
        <Tabs value={kind} onChange={(_, next) => navigate(`/dictionaries/${next}`)} variant="scrollable" scrollButtons={false} aria-label={translate('resources.dictionaries.name', { smart_count: 2 })} sx={{ borderBottom: 1, borderColor: 'divider', px: 1 }}>
          {kinds.map(item => <Tab key={item} value={item} label={translate(`resources.dictionaries.kind.${item}`)} sx={{ textTransform: 'none', minWidth: { xs: 0, sm: 90 }, px: { xs: 1.5, sm: 2 } }} />)}
        </Tabs>
        {isPending && <Box sx={{ p: 2 }}>{[1, 2, 3, 4, 5].map(line => <Skeleton key={line} height={44} />)}</Box>}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {data?.map((entry, index) => <li key={entry.code}>{index > 0 && <Divider />}<Row kind={kind} entry={entry} /></li>)}
        </Box>
      </Card>
    </>
  );
}

function Row({ kind, entry }: { kind: string; entry: Entry & RaRecord }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const notify = useNotify();
  const queries = useQueryClient();
  const mayUpdate = useAllowed('dictionary.update');
  const [busy, setBusy] = useState(false);
  const other = locale === 'en' ? 'zh-CN' : 'en';
  const toggle = async () => {
    setBusy(true);
    try {
      await provider.update(`dictionaries/${kind}`, { id: entry.code, data: { ...entry, disabled: !entry.disabled }, previousData: entry });
      await queries.invalidateQueries({ queryKey: [`dictionaries/${kind}`] });
    } catch (error) {
      notify(describeProblem(error, translate), { type: 'error', multiLine: true });
    } finally {
      setBusy(false);
    }
  };
  const title = entry.names[locale as 'en' | 'zh-CN'];
  return (
    <Stack direction="row" sx={{ alignItems: 'center', gap: 2, px: 2, py: 1, opacity: entry.disabled ? 0.75 : 1 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        {mayUpdate
          ? <Link component={RouterLink} to={`/dictionaries/${kind}/${encodeURIComponent(entry.code)}`} color="text.primary" sx={{ fontWeight: 600, textDecoration: entry.disabled ? 'line-through' : undefined }}>{title}</Link>
          : <Typography sx={{ fontWeight: 600 }}>{title}</Typography>}
        <Typography variant="body2" color="textSecondary" noWrap><span lang={other}>{entry.names[other]}</span> · {entry.code}</Typography>
      </Box>
      <Chip size="small" variant="outlined" label={translate(entry.builtIn ? 'resources.dictionaries.builtIn' : 'resources.dictionaries.own')} sx={{ display: { xs: 'none', sm: 'flex' } }} />
      <Switch checked={!entry.disabled} disabled={!mayUpdate || busy} onChange={() => void toggle()} slotProps={{ input: { 'aria-label': `${translate('resources.dictionaries.on')}${translate('kehu.colon')}${title}` } }} />
    </Stack>
  );
}
