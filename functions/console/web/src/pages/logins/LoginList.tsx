import LoginsIcon from '@mui/icons-material/LockOpenOutlined';
import { Box, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useTranslate } from 'react-admin';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed, useMe } from '../../layout/useMe';
import { ListPage } from '../../list/ListPage';
import { Person } from '../../show/Person';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';
import { usePeople } from '../usePeople';

type Login = Schema<'LoginAttempt'>;

const field = (name: string) => `resources.logins.fields.${name}`;

/** Who tried to sign in. */
export function LoginList() {
  const translate = useTranslate();
  const format = useFormat();
  const people = usePeople();
  const who = useMe();
  const allowed = useAllowed('login.read');
  if (who && !allowed) return <Problem kind="denied" />;
  return (
    <ListPage<Login>
      resource="logins"
      filters={[{ source: 'user', label: field('user'), choices: people }, { source: 'from', label: field('from'), kind: 'day' }, { source: 'to', label: field('to'), kind: 'day' }]}
      columns={[
        { key: 'at', label: field('at'), render: login => <time dateTime={login.at}>{format.dateTime(login.at)}</time>, width: 200 },
        { key: 'user', label: field('user'), render: login => <Person id={login.user} /> },
        { key: 'method', label: field('method'), render: login => translate(`resources.logins.method.${login.method}`) },
        { key: 'result', label: field('result'), render: login => <Status value={login.result} text={`resources.logins.result.${login.result}`} /> },
        { key: 'address', label: field('address'), render: login => login.address },
        { key: 'requestId', label: field('requestId'), render: login => login.requestId, spare: true },
      ]}
      card={login => (
        <Box>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}>
            <Typography sx={{ fontWeight: 600 }}><Person id={login.user} /></Typography>
            <Status value={login.result} text={`resources.logins.result.${login.result}`} />
          </Stack>
          <Typography variant="body2" color="textSecondary">{format.dateTime(login.at)} · {translate(`resources.logins.method.${login.method}`)} · {login.address}</Typography>
        </Box>
      )}
      head={<PageHead title={translate('resources.logins.name', { smart_count: 2 })} sub={translate('resources.logins.about')} />}
      empty={<Empty icon={LoginsIcon} title={translate('resources.logins.empty')} />}
    />
  );
}
