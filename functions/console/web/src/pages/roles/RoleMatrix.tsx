import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Box, Button, Card, Link, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { Fragment } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useRoles, type Role } from '../../form/useRoles';
import { PageHead } from '../../layout/PageHead';
import { SectionSkeleton } from '../../show/Facts';
import { scopes } from './Matrix';

/** The widest scope in which a role allows an action; 'yes' where records have no owner; undefined: not at all. */
export function allowed(role: Role, object: string, action: string, owned: boolean): string | undefined {
  if (role.id === 'administrator') return owned ? 'all' : 'yes';
  const found = role.rules.filter(rule => rule.object === object && rule.actions.includes(action));
  if (found.length === 0) return undefined;
  return owned ? [...scopes].reverse().find(scope => found.some(rule => rule.scope === scope)) : 'yes';
}

/** All roles beside each other: a row for everything that can be done. It is made to be printed. */
export function RoleMatrix() {
  const translate = useTranslate();
  const roles = useRoles();
  return (
    <>
      <PageHead
        title={translate('resources.roles.matrix')} sub={translate('resources.roles.matrixHelp')} back="/roles"
        actions={<Button variant="outlined" color="inherit" startIcon={<PrintIcon />} onClick={() => window.print()}>{translate('kehu.action.print')}</Button>}
      />
      {!roles && <SectionSkeleton lines={10} />}
      {roles && (
        <Card>
          <TableContainer tabIndex={0} role="region" aria-label={translate('resources.roles.matrix')} sx={{ maxHeight: { md: 'calc(100vh - 220px)' }, '@media print': { maxHeight: 'none', overflow: 'visible' } }}>
            <Table size="small" stickyHeader sx={{ '& td, & th': { paddingBlock: '6px' } }}>
              <TableHead>
                <TableRow>
                  <TableCell sx={{ ...fixed, zIndex: 4 }}>{translate('resources.roles.fields.rules')}</TableCell>
                  {roles.items.map(role => (
                    <TableCell key={role.id} align="center"><Link component={RouterLink} to={`/roles/${role.id}`} color="inherit">{role.name}</Link></TableCell>
                  ))}
                </TableRow>
              </TableHead>
              <TableBody>
                {roles.objects.map(object => (
                  <Fragment key={object.object}>
                    <TableRow><TableCell component="th" scope="rowgroup" colSpan={roles.items.length + 1} sx={{ fontWeight: 700, bgcolor: 'background.default' }}>{translate(`resources.roles.object.${object.object}`, { _: object.object })}</TableCell></TableRow>
                    {object.actions.map(action => (
                      <TableRow key={action} hover>
                        <TableCell component="th" scope="row" sx={{ ...fixed, pl: { xs: 2, sm: 4 } }}>{translate(`resources.roles.action.${action}`, { _: action })}</TableCell>
                        {roles.items.map(role => <TableCell key={role.id} align="center"><Mark value={allowed(role, object.object, action, object.owned ?? false)} /></TableCell>)}
                      </TableRow>
                    ))}
                  </Fragment>
                ))}
              </TableBody>
            </Table>
          </TableContainer>
        </Card>
      )}
    </>
  );
}

/** Stays in sight while the roles are scrolled through; Chinese would stand upright in what is left of a phone. */
const fixed = { minWidth: 104, wordBreak: 'keep-all', position: 'sticky', left: 0, zIndex: 1, bgcolor: 'background.paper' } as const;

function Mark({ value }: { value: string | undefined }) {
  const translate = useTranslate();
  if (!value) return <Box component="span" sx={{ color: 'text.secondary' }} aria-label={translate('kehu.no')}>–</Box>;
  if (value === 'yes') return <Box component="span" sx={{ color: 'success.main', fontWeight: 700 }} role="img" aria-label={translate('kehu.yes')}>✓</Box>;
  return <Box component="span" sx={{ fontSize: '0.8125rem', fontWeight: 600, color: value === 'all' ? 'success.main' : 'info.main', whiteSpace: 'nowrap' }}>{translate(`resources.roles.scope.${value}`)}</Box>;
}
