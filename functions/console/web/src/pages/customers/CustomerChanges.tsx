import WaitIcon from '@mui/icons-material/HowToRegOutlined';
import { Box, Link, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useTranslate, type RaRecord } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { ListPage } from '../../list/ListPage';
import { Person } from '../../show/Person';
import { useFormat } from '../../show/useFormat';
import { useFieldLabel } from '../../show/Value';

type Waiting = Schema<'CustomersWaiting'> & RaRecord;

/** Changes of customers that wait for a second person. */
export function CustomerChanges() {
  const translate = useTranslate();
  const format = useFormat();
  const label = useFieldLabel();
  const fields = (row: Waiting) => row.change.fields.map(field => label('customers', field)).join(translate('kehu.comma'));
  return (
    <ListPage<Waiting>
      resource="customers/changes" remember="changes" to={row => `/customers/${row.customerId}/show`}
      columns={[
        { key: 'name', label: 'resources.customers.fields.name', render: row => row.name },
        { key: 'number', label: 'resources.customers.fields.number', render: row => row.number },
        { key: 'fields', label: 'resources.customers.second.fields', render: fields },
        { key: 'by', label: 'resources.customers.second.by', render: row => <Person id={row.change.by} /> },
        { key: 'at', label: 'resources.customers.second.at', render: row => format.ago(row.change.at) },
      ]}
      card={row => (
        <Box>
          <Typography sx={{ fontWeight: 600 }}>{row.name}</Typography>
          <Typography variant="body2" color="textSecondary">{fields(row)} · <Person id={row.change.by} /> · {format.ago(row.change.at)}</Typography>
        </Box>
      )}
      head={<PageHead title={translate('resources.customers.second.list')} sub={<>{translate('resources.customers.second.about')}<Link component={RouterLink} underline="always" to="/settings">{translate('resources.settings.name', { smart_count: 2 })}</Link></>} />}
      empty={<Empty icon={WaitIcon} title={translate('resources.customers.second.empty')} />}
    />
  );
}
