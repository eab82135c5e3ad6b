import AddIcon from '@mui/icons-material/Add';
import CompanyIcon from '@mui/icons-material/ApartmentOutlined';
import DepartmentIcon from '@mui/icons-material/GroupsOutlined';
import FoldIcon from '@mui/icons-material/ExpandMore';
import TreeIcon from '@mui/icons-material/AccountTreeOutlined';
import { Box, Button, Card, IconButton, Link, Stack, Tooltip, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed, useModuleName } from '../../layout/useMe';
import { SectionSkeleton } from '../../show/Facts';
import { useGrouping } from '../../show/Phone';

type Department = Schema<'DepartmentSummary'>;

/** The organisation as a tree. */
export function DepartmentTree() {
  const translate = useTranslate();
  const name = useModuleName();
  const mayCreate = useAllowed('department.create');
  const { data, error, isPending, refetch } = useGetList<Department>('departments', {}, { retry: false });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  const create = mayCreate && <Button component={RouterLink} to="/departments/create" data-key="new" variant="contained" startIcon={<AddIcon />}>{translate('resources.departments.new')}</Button>;
  return (
    <>
      <PageHead title={name('departments', translate('resources.departments.name', { smart_count: 2 }))} sub={translate('resources.departments.about')} actions={create} />
      {isPending && <SectionSkeleton lines={6} />}
      {data && (
        <Card sx={{ p: data.length > 0 ? 1.5 : 0 }}>
          {data.length === 0
            ? <Empty icon={TreeIcon} title={translate('resources.departments.empty')} help={translate('resources.departments.emptyHelp')}>{create}</Empty>
            : <Branch all={data} parent={undefined} depth={0} mayCreate={mayCreate} />}
        </Card>
      )}
    </>
  );
}

function Branch({ all, parent, depth, mayCreate }: { all: Department[]; parent: string | undefined; depth: number; mayCreate: boolean }) {
  const children = all.filter(department => (department.path?.at(-1) ?? undefined) === parent);
  if (children.length === 0) return null;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, pl: depth > 0 ? { xs: 2, sm: 4 } : 0 }}>
      {children.map(department => <Node key={department.id} all={all} department={department} depth={depth} mayCreate={mayCreate} />)}
    </Box>
  );
}

function Node({ all, department, depth, mayCreate }: { all: Department[]; department: Department; depth: number; mayCreate: boolean }) {
  const translate = useTranslate();
  const grouping = useGrouping();
  const [folded, setFolded] = useState(false);
  const isParent = all.some(other => other.path?.at(-1) === department.id);
  const Icon = department.kind === 'company' ? CompanyIcon : DepartmentIcon;
  return (
    <li>
      <Stack direction="row" sx={{ 'alignItems': 'center', 'gap': 1, 'py': 0.75, 'px': 1, 'borderRadius': 2, '&:hover': { bgcolor: 'action.hover' } }}>
        <IconButton
          size="small" onClick={() => setFolded(!folded)} aria-label={`${translate(folded ? 'resources.departments.unfold' : 'resources.departments.fold')}${translate('kehu.colon')}${department.shortName}`} aria-expanded={!folded}
          sx={{ visibility: isParent ? undefined : 'hidden', transform: folded ? 'rotate(-90deg)' : undefined, transition: 'transform .15s' }}
        >
          <FoldIcon fontSize="small" />
        </IconButton>
        <Box sx={{ color: 'text.secondary', lineHeight: 0 }}><Icon fontSize="small" /></Box>
        <Box sx={{ minWidth: 0, flex: 1 }}>
          <Link component={RouterLink} to={`/departments/${department.id}`} color="text.primary" sx={{ fontWeight: 600 }}>{department.shortName}</Link>
          <Typography variant="body2" color="textSecondary">{[department.number, department.fullName, department.phone && grouping(department.phone)].filter(Boolean).join(' · ')}</Typography>
        </Box>
        {mayCreate && (
          <Tooltip title={translate('resources.departments.below')}>
            <IconButton component={RouterLink} to={`/departments/create?parent=${department.id}`} size="small" aria-label={`${translate('resources.departments.below')}${translate('kehu.colon')}${department.shortName}`}><AddIcon fontSize="small" /></IconButton>
          </Tooltip>
        )}
      </Stack>
      {!folded && <Branch all={all} parent={department.id} depth={depth + 1} mayCreate={mayCreate} />}
    </li>
  );
}
