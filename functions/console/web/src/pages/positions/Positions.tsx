import AddIcon from '@mui/icons-material/Add';
import PositionsIcon from '@mui/icons-material/BadgeOutlined';
import { Box, Button, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { TextInput, useGetList, useTranslate, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { FormSection, Wide } from '../../form/FormSection';
import { RolesInput } from '../../form/RolesInput';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { useAllowed, useModuleName } from '../../layout/useMe';
import { ListPage } from '../../list/ListPage';
import { DepartmentInput } from '../departments/DepartmentForm';
import { SimpleCreate, SimpleEdit } from '../SimpleEdit';
import { Roles } from '../users/UserList';

type Position = Schema<'PositionSummary'>;

const common = { resource: 'positions', object: 'position', nameOf: (record: RaRecord) => record.name } as const;

/** What people are employed as. */
export function PositionList() {
  const translate = useTranslate();
  const name = useModuleName();
  const mayCreate = useAllowed('position.create');
  const { data: departments = [] } = useGetList<Schema<'DepartmentSummary'>>('departments', {});
  const departmentOf = (id?: string) => departments.find(department => department.id === id)?.shortName;
  const create = mayCreate && <Button component={Link} to="/positions/create" data-key="new" variant="contained" startIcon={<AddIcon />}>{translate('resources.positions.new')}</Button>;
  const field = (key: string) => `resources.positions.fields.${key}`;
  return (
    <ListPage<Position>
      resource="positions" to={position => `/positions/${position.id}`}
      columns={[
        { key: 'name', label: field('name'), render: position => position.name },
        { key: 'number', label: field('number'), render: position => position.number },
        { key: 'departmentId', label: field('departmentId'), render: position => departmentOf(position.departmentId) },
        { key: 'roles', label: field('roles'), render: position => <Roles roles={position.roles ?? []} /> },
      ]}
      card={position => (
        <Box>
          <Typography sx={{ fontWeight: 600 }}>{position.name}</Typography>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 0.75 }}>{[position.number, departmentOf(position.departmentId)].filter(Boolean).join(' · ')}</Typography>
          <Roles roles={position.roles ?? []} />
        </Box>
      )}
      head={<PageHead title={name('positions', translate('resources.positions.name', { smart_count: 2 }))} sub={translate('resources.positions.about')} actions={create} />}
      empty={<Empty icon={PositionsIcon} title={translate('resources.positions.empty')} help={translate('resources.positions.emptyHelp')}>{create}</Empty>}
    />
  );
}

export function PositionCreate() {
  return <SimpleCreate {...common}><Fields /></SimpleCreate>;
}

export function PositionEdit() {
  return <SimpleEdit {...common}>{record => <Fields record={record} />}</SimpleEdit>;
}

function Fields({ record }: { record?: RaRecord }) {
  return (
    <FormSection>
      <TextInput source="name" isRequired autoFocus={!record} helperText={false} />
      <TextInput source="number" helperText={false} />
      <Wide><DepartmentInput source="departmentId" /></Wide>
      <Wide><RolesInput /></Wide>
    </FormSection>
  );
}
