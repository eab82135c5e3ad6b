import AddIcon from '@mui/icons-material/Add';
import ProductsIcon from '@mui/icons-material/Inventory2Outlined';
import { Box, Button, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useChoices } from '../../form/inputs';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { useAllowed, useModuleName } from '../../layout/useMe';
import { ExportButton } from '../../list/ExportButton';
import { ListPage } from '../../list/ListPage';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';
import { Value } from '../../show/Value';

type Product = Schema<'ProductSummary'>;

const field = (name: string) => `resources.products.fields.${name}`;

/** What the company sells. */
export function ProductList() {
  const translate = useTranslate();
  const format = useFormat();
  const name = useModuleName();
  const mayCreate = useAllowed('product.create');
  const create = mayCreate && <Button component={Link} to="/products/create" data-key="new" variant="contained" startIcon={<AddIcon />}>{translate('resources.products.new')}</Button>;
  return (
    <ListPage<Product>
      resource="products" search="resources.products.search" to={product => `/products/${product.id}`}
      filters={[{ source: 'status', label: field('status'), choices: useChoices('resources.products.status', ['active', 'disabled']) }, { source: 'category', label: field('category'), kind: 'text' }]}
      columns={[
        { key: 'name', label: field('name'), render: product => product.name },
        { key: 'code', label: field('code'), render: product => product.code },
        { key: 'category', label: field('category'), render: product => product.category },
        { key: 'specification', label: field('specification'), render: product => product.specification },
        { key: 'unit', label: field('unit'), render: product => product.unit && <Value resource="products" name="unit" value={product.unit} /> },
        { key: 'status', label: field('status'), render: product => <Status value={product.status} text={`resources.products.status.${product.status}`} />, width: 110 },
        { key: 'taxRate', label: field('taxRate'), render: product => product.taxRate !== undefined && `${product.taxRate}`, spare: true },
        { key: 'barcode', label: field('barcode'), render: product => product.barcode, spare: true },
        { key: 'updatedAt', label: field('updatedAt'), render: product => format.ago(product.updatedAt), spare: true },
      ]}
      card={product => (
        <Box>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}>
            <Typography sx={{ fontWeight: 600 }}>{product.name}</Typography>
            <Status value={product.status} text={`resources.products.status.${product.status}`} />
          </Stack>
          <Typography variant="body2" color="textSecondary">{[product.code, product.category, product.specification].filter(Boolean).join(' · ')}</Typography>
        </Box>
      )}
      head={<PageHead title={name('products', translate('resources.products.name', { smart_count: 2 }))} sub={translate('resources.products.about')} actions={<><ExportButton list="products" needs="product.export" />{create}</>} />}
      empty={<Empty icon={ProductsIcon} title={translate('resources.products.empty')} help={translate('resources.products.emptyHelp')}>{create}</Empty>}
    />
  );
}
