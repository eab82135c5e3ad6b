import AddIcon from '@mui/icons-material/Add';
import DownIcon from '@mui/icons-material/ArrowDownward';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import UpIcon from '@mui/icons-material/ArrowUpward';
import { Box, Button, IconButton, Stack, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { NumberInput, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { FieldGrid, FormSection, Wide } from '../../form/FormSection';
import { CategoryInput, DictionaryInput } from '../../form/inputs';
import { RecordForm } from '../../form/RecordForm';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed } from '../../layout/useMe';
import { SectionSkeleton } from '../../show/Facts';

/** How often the customers of the company are looked through. */
export function CheckupPlan() {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const mayUpdate = useAllowed('settings.update');
  const { data, error, refetch } = useQuery({
    queryKey: ['checkups/plan', 'form'], gcTime: 0, staleTime: 0, retry: false, refetchOnReconnect: false,
    queryFn: async () => ({ id: 'plan', ...(await kehu.GET('/v1/checkups/plan')).data! }) as RaRecord,
  });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  const saved = async () => {
    notify('resources.plan.saved', { type: 'success' });
    await queries.invalidateQueries({ queryKey: ['checkups'] });
    navigate('/checkups');
  };
  return (
    <>
      <PageHead title={translate('resources.plan.name')} sub={translate('resources.plan.about')} back="/checkups" />
      {data
        ? (
          <RecordForm resource="checkups/plan" labels="plan" record={data} cancel="/checkups" onSaved={() => void saved()} fixed={!mayUpdate}>
            <FormSection><NumberInput source="graceDays" min={1} max={365} helperText={translate('resources.plan.help.graceDays')} /></FormSection>
            <FormSection title={translate('resources.plan.fields.rules')} help={translate('resources.plan.help.any')}><Wide><Rules /></Wide></FormSection>
          </RecordForm>
        )
        : <SectionSkeleton />}
    </>
  );
}

/** The lines in their order, as the first that fits counts. */
function Rules() {
  const translate = useTranslate();
  const { control } = useFormContext();
  const { fields, append, remove, move } = useFieldArray({ control, name: 'rules' });
  const label = (name: string) => `resources.plan.fields.rules.${name}`;
  return (
    <Stack sx={{ gap: 2 }}>
      {fields.length === 0 && <Typography variant="body2" color="textSecondary">{translate('resources.plan.none')}</Typography>}
      {fields.map((field, index) => {
        const title = translate('resources.plan.rule', { number: index + 1 });
        const source = (name: string) => `rules.${index}.${name}`;
        return (
          <Box key={field.id} role="group" aria-label={title} sx={{ border: 1, borderColor: 'divider', borderRadius: 2, p: { xs: 1.5, md: 2 } }}>
            <Stack direction="row" sx={{ alignItems: 'center', mb: 1 }}>
              <Typography variant="h3" component="h3" sx={{ flex: 1 }}>{title}</Typography>
              <IconButton disabled={index === 0} onClick={() => move(index, index - 1)} aria-label={`${translate('resources.plan.up')}${translate('kehu.colon')}${title}`}><UpIcon fontSize="small" /></IconButton>
              <IconButton disabled={index === fields.length - 1} onClick={() => move(index, index + 1)} aria-label={`${translate('resources.plan.down')}${translate('kehu.colon')}${title}`}><DownIcon fontSize="small" /></IconButton>
              <IconButton onClick={() => remove(index)} aria-label={`${translate('kehu.action.remove')}${translate('kehu.colon')}${title}`}><RemoveIcon fontSize="small" /></IconButton>
            </Stack>
            <FieldGrid columns={3}>
              <DictionaryInput source={source('level')} label={label('level')} kind="level" />
              <CategoryInput source={source('categoryId')} label={label('categoryId')} />
              <NumberInput source={source('days')} label={label('days')} isRequired min={1} max={3650} helperText={false} />
            </FieldGrid>
          </Box>
        );
      })}
      <Button startIcon={<AddIcon />} onClick={() => append({ days: 180 })} sx={{ alignSelf: 'flex-start' }}>{translate('resources.plan.add')}</Button>
    </Stack>
  );
}
