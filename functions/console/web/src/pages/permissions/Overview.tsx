import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Box, Button, Chip, Stack, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { Fragment } from 'react';
import { useLocaleState, useNotify, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { saveAs } from '../../api/download';
import { describeProblem } from '../../api/problem';
import { SectionSkeleton } from '../../show/Facts';
import { useFormat } from '../../show/useFormat';
import { SubjectPicker, useSubjects } from './SubjectPicker';
import { useMe } from '../../layout/useMe';

type Entry = Schema<'EntitlementEntry'>;
type Origin = Schema<'EntitlementOrigin'>;

/** What a user or a role may do, and where each permission comes from. */
export function Overview() {
  const translate = useTranslate();
  const notify = useNotify();
  const who = useMe();
  const [locale] = useLocaleState();
  const [search, setSearch] = useSearchParams();
  const subjects = useSubjects();
  const chosen = search.get('of') ?? who?.user.id ?? '';
  const subject = subjects.find(one => one.id === chosen);
  const query = subject ? { [subject.kind]: subject.id } : undefined;
  const { data, error } = useQuery({
    queryKey: ['permissions', query, locale], enabled: query !== undefined, retry: false,
    queryFn: ({ signal }) => kehu.GET('/v1/permissions', { params: { query: query! }, signal }).then(({ data }) => data as Schema<'PermissionsListOutput'>),
  });
  const download = async () => {
    try {
      const { data: csv } = await kehu.GET('/v1/permissions', { params: { query: { ...query!, format: 'csv' } }, parseAs: 'blob' });
      saveAs(csv as unknown as Blob, `${subject!.name}.csv`);
    } catch (cause) {
      notify(describeProblem(cause, translate), { type: 'error', multiLine: true });
    }
  };
  return (
    <Box sx={{ p: { xs: 2, md: 2.5 } }}>
      <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 1.5, mb: 2, alignItems: { sm: 'center' } }}>
        <Box sx={{ width: { sm: 340 } }}><SubjectPicker label={translate('resources.permissions.of')} value={chosen} onChange={id => setSearch(id ? { of: id } : {})} /></Box>
        {data && (
          <Stack direction="row" sx={{ gap: 1, ml: { sm: 'auto' } }}>
            <Button variant="outlined" color="inherit" startIcon={<DownloadIcon />} onClick={() => void download()}>CSV</Button>
            <Button variant="outlined" color="inherit" startIcon={<PrintIcon />} onClick={() => window.print()}>{translate('kehu.action.print')}</Button>
          </Stack>
        )}
      </Stack>
      {error && <Typography color="error">{describeProblem(error, translate)}</Typography>}
      {!data && !error && <SectionSkeleton lines={8} />}
      {data && (
        <>
          {subject?.kind === 'user' && <Origins origins={data.roles} />}
          <EntryTable entries={data.items} />
        </>
      )}
    </Box>
  );
}

/** A column that a phone has no room for. */
const desk = { display: { xs: 'none', sm: 'table-cell' } };

/** The roles of a user, with their ends. */
function Origins({ origins }: { origins: Origin[] }) {
  const translate = useTranslate();
  const format = useFormat();
  return (
    <Stack direction="row" sx={{ gap: 0.75, flexWrap: 'wrap', mb: 2, alignItems: 'center' }}>
      <Typography variant="body2" color="textSecondary">{translate('resources.users.fields.roles')}{translate('kehu.colon')}</Typography>
      {origins.length === 0 && <Typography variant="body2">{translate('kehu.history.empty')}</Typography>}
      {origins.map(origin => (
        <Chip
          key={origin.role + (origin.positionId ?? '')} size="small" variant={origin.expired ? 'outlined' : 'filled'}
          label={[origin.roleName, origin.positionId && translate('resources.permissions.byPosition'), origin.expiresAt && translate(origin.expired ? 'resources.permissions.expired' : 'resources.permissions.until', { when: format.date(origin.expiresAt) })].filter(Boolean).join(' · ')}
        />
      ))}
    </Stack>
  );
}

function EntryTable({ entries }: { entries: Entry[] }) {
  const translate = useTranslate();
  const objectOf = (entry: Entry) => entry.permission.split('.')[0];
  const origins = (entry: Entry) => entry.origins.map(origin => origin.roleName).join(translate('kehu.comma'));
  const objects = [...new Set(entries.map(objectOf))];
  const nameOf = (entry: Entry) => (entry.field ? `${translate('resources.roles.action.show')}${translate('kehu.colon')}${translate(`resources.roles.masked.${entry.field}`, { _: entry.field })}` : translate(`resources.roles.action.${entry.permission.split('.')[1]}`, { _: entry.permission.split('.')[1] }));
  return (
    <TableContainer tabIndex={0} role="region" aria-label={translate('resources.permissions.tab.overview')}>
      <Table size="small" sx={{ '& td, & th': { paddingBlock: '7px' } }}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('resources.permissions.fields.permission')}</TableCell>
            <TableCell>{translate('resources.permissions.fields.scope')}</TableCell>
            <TableCell sx={desk}>{translate('resources.permissions.fields.origins')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {objects.map(object => (
            <Fragment key={object}>
              <TableRow><TableCell component="th" scope="rowgroup" colSpan={3} sx={{ fontWeight: 700, bgcolor: 'background.default' }}>{translate(`resources.roles.object.${object}`, { _: object })}</TableCell></TableRow>
              {entries.filter(entry => objectOf(entry) === object).map(entry => (
                <TableRow key={entry.permission + (entry.field ?? '')} hover>
                  <TableCell sx={{ pl: 4 }}>{nameOf(entry)}</TableCell>
                  <TableCell>
                    {translate(`resources.roles.scope.${entry.scope}`, { _: entry.scope })}
                    <Typography variant="body2" color="textSecondary" sx={{ display: { sm: 'none' } }}>{origins(entry)}</Typography>
                  </TableCell>
                  <TableCell sx={desk}>{origins(entry)}</TableCell>
                </TableRow>
              ))}
            </Fragment>
          ))}
          {entries.length === 0 && <TableRow><TableCell colSpan={3}>{translate('resources.permissions.none')}</TableCell></TableRow>}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
