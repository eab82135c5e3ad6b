import { Card, Tab, Tabs } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed, useMe } from '../../layout/useMe';
import { CopyPermissions } from './CopyPermissions';
import { Explain } from './Explain';
import { Holders } from './Holders';
import { Overview } from './Overview';

const pages = { '/permissions': Overview, '/permissions/explain': Explain, '/permissions/holders': Holders, '/permissions/copy': CopyPermissions };
type Path = keyof typeof pages;

/** Who may do what, and why: overview, explanation, holders, copy. */
export function Permissions() {
  const translate = useTranslate();
  const who = useMe();
  const { pathname } = useLocation();
  const allowed = useAllowed('permission.read'), mayCopy = useAllowed('permission.update');
  if (who && !allowed) return <Problem kind="denied" />;
  const path: Path = pathname in pages ? pathname as Path : '/permissions';
  const Page = pages[path];
  const tabs = (Object.keys(pages) as Path[]).filter(tab => tab !== '/permissions/copy' || mayCopy);
  return (
    <>
      <PageHead title={translate('resources.permissions.name', { smart_count: 2 })} sub={translate('resources.permissions.about')} />
      <Card>
        <Tabs value={path} variant="scrollable" scrollButtons={false} aria-label={translate('resources.permissions.name', { smart_count: 2 })} sx={{ borderBottom: 1, borderColor: 'divider', px: 1 }}>
          {tabs.map(tab => <Tab key={tab} value={tab} component={Link} to={tab} label={translate(`resources.permissions.tab.${tab.split('/')[2] ?? 'overview'}`)} sx={{ textTransform: 'none', fontWeight: 600, minWidth: { xs: 0, sm: 90 }, px: { xs: 1.5, sm: 2 } }} />)}
        </Tabs>
        <Page />
      </Card>
    </>
  );
}
