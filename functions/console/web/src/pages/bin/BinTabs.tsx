import { Tab, Tabs } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { allows } from '../../api/me';
import { PageHead } from '../../layout/PageHead';
import { useMe } from '../../layout/useMe';

const bins = [
  { name: 'customers', to: '/bin', needs: 'customer.restore' }, { name: 'orders', to: '/bin/orders', needs: 'order.restore' }, { name: 'products', to: '/bin/products', needs: 'product.restore' },
] as const;

/** The head of the recycle bin, with a tab for each kind of record that the reader may restore. */
export function BinHead({ at }: { at: typeof bins[number]['name'] }) {
  const translate = useTranslate();
  const who = useMe();
  return (
    <>
      <PageHead title={translate('resources.customers.bin')} sub={translate('resources.customers.binHelp')} />
      <Tabs value={at} variant="scrollable" scrollButtons={false} aria-label={translate('resources.customers.bin')} sx={{ mb: 2, mt: -1 }}>
        {bins.filter(bin => allows(who, bin.needs)).map(bin => <Tab key={bin.name} value={bin.name} component={Link} to={bin.to} label={translate(`resources.${bin.name}.name`, { smart_count: 2 })} sx={{ fontWeight: 600 }} />)}
      </Tabs>
    </>
  );
}
