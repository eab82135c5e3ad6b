import AddIcon from '@mui/icons-material/Add';
import CategoryIcon from '@mui/icons-material/CategoryOutlined';
import { Box, Button, Card, IconButton, Link, Stack, Tooltip } from '@mui/material';
import type { Schema } from 'kehu-client';
import { NumberInput, TextInput, useGetList, useTranslate, type RaRecord } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { FormSection, Wide } from '../../form/FormSection';
import { CategoryInput } from '../../form/inputs';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed } from '../../layout/useMe';
import { SectionSkeleton } from '../../show/Facts';
import { SimpleCreate, SimpleEdit } from '../SimpleEdit';

type Category = Schema<'CategorySummary'>;

const common = { resource: 'categories', object: 'category', nameOf: (record: RaRecord) => record.name as string } as const;

/** The categories of customers as a tree. */
export function CategoryTree() {
  const translate = useTranslate();
  const mayCreate = useAllowed('category.create');
  const { data, error, isPending, refetch } = useGetList<Category>('categories', {}, { retry: false });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  const create = mayCreate && <Button component={RouterLink} to="/categories/create" data-key="new" variant="contained" startIcon={<AddIcon />}>{translate('resources.categories.new')}</Button>;
  return (
    <>
      <PageHead title={translate('resources.categories.name', { smart_count: 2 })} sub={translate('resources.categories.about')} actions={create} />
      {isPending && <SectionSkeleton lines={6} />}
      {data && (
        <Card sx={{ p: data.length > 0 ? 1.5 : 0 }}>
          {data.length === 0 ? <Empty icon={CategoryIcon} title={translate('resources.categories.empty')} help={translate('resources.categories.emptyHelp')}>{create}</Empty> : <Branch all={data} parent={undefined} mayCreate={mayCreate} />}
        </Card>
      )}
    </>
  );
}

function Branch({ all, parent, mayCreate }: { all: Category[]; parent: string | undefined; mayCreate: boolean }) {
  const translate = useTranslate();
  const children = all.filter(category => category.parentId === parent);
  if (children.length === 0) return null;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, pl: parent ? { xs: 2, sm: 4 } : 0 }}>
      {children.map(category => (
        <li key={category.id}>
          <Stack direction="row" sx={{ 'alignItems': 'center', 'gap': 1, 'py': 0.75, 'px': 1, 'borderRadius': 2, '&:hover': { bgcolor: 'action.hover' } }}>
            <CategoryIcon fontSize="small" color="action" />
            <Link component={RouterLink} to={`/categories/${category.id}`} color="text.primary" sx={{ fontWeight: 600, flex: 1 }}>{category.name}</Link>
            {mayCreate && (
              <Tooltip title={translate('resources.departments.below')}>
                <IconButton component={RouterLink} to={`/categories/create?parent=${category.id}`} size="small" aria-label={`${translate('resources.departments.below')}${translate('kehu.colon')}${category.name}`}><AddIcon fontSize="small" /></IconButton>
              </Tooltip>
            )}
          </Stack>
          <Branch all={all} parent={category.id} mayCreate={mayCreate} />
        </li>
      ))}
    </Box>
  );
}

export function CategoryCreate() {
  const [search] = useSearchParams();
  return <SimpleCreate {...common} initial={{ parentId: search.get('parent') ?? undefined }}><Fields fresh /></SimpleCreate>;
}

export function CategoryEdit() {
  return <SimpleEdit {...common}>{record => <Fields id={record.id as string} />}</SimpleEdit>;
}

function Fields({ fresh, id }: { fresh?: boolean; id?: string }) {
  return (
    <FormSection>
      <TextInput source="name" isRequired autoFocus={fresh} helperText={false} />
      <NumberInput source="order" min={0} helperText={false} />
      <Wide><CategoryInput source="parentId" without={id} /></Wide>
      <Wide><TextInput source="notes" multiline minRows={2} helperText={false} /></Wide>
    </FormSection>
  );
}
