// 登录与本人账户，简体中文。
import type { Texts } from './en';
import type { signIn as english } from './en.signin';

export const signIn: Texts<typeof english> = {
  auth: {
    welcome: '登录', welcomeSub: '欢迎回来。', email: '邮箱', password: '密码', submit: '登录', noAccount: '还没有账户？', signUp: '为公司注册',
    forgot: '忘记密码？', haveAccount: '已有账户？', signIn: '登录', benefit1: '客户、联系人和每次变更，集中一处',
    benefit2: '数据只属于贵公司：人人使用双重验证', benefit3: '不会丢失：回收站、变更记录、可验证',
    signUpTitle: '为公司注册', signUpSub: '您将成为管理员。五分钟即可录入第一位客户。',
    company: '公司名称', yourName: '您的姓名', currency: '币种', country: '国家或地区', passwordHelp: '至少 8 个字符，含字母、数字和符号，且不含您的姓名。',
    signUpSubmit: '创建公司', strength: '密码强度', weak: '太弱', fair: '一般', good: '良好',
    confirmTitle: '请查收邮件', confirmSub: '验证码已发送至 %{email}，一天内有效。', confirmAny: '请输入邮箱和邮件中的验证码。', code: '验证码',
    confirmSubmit: '确认邮箱', resend: '重新发送验证码', resent: '新的验证码已发出。', confirmed: '邮箱已确认，请登录。',
    totpTitle: '双重验证', totpSub: '请输入验证器应用显示的六位数字。', totpCode: '六位验证码', totpSubmit: '继续', totpLost: '手机不在身边？使用恢复码',
    recoveryTitle: '恢复码', recoverySub: '请输入您保存的恢复码之一，之后重新设置双重验证。', recoveryCode: '恢复码', recoverySubmit: '使用恢复码',
    recoveryDone: '恢复码正确。请重新登录并设置新的双重验证。',
    setupTitle: '保护您的账户', setupSub: '用验证器应用扫描二维码，再输入应用显示的数字。', setupApps: '任何一次性验证码应用均可，例如 Microsoft 或 Google Authenticator、Aegis、1Password。',
    setupKey: '无法扫码？请手动输入密钥', setupQr: '双重验证二维码', setupSubmit: '启用',
    codesTitle: '请保存恢复码', codesSub: '手机不在身边时，每个恢复码可登录一次。仅此一次显示，请打印或保存。', codesKept: '我已妥善保存', codesSubmit: '继续',
    newPasswordTitle: '设置您的密码', newPasswordSub: '邮件中的密码仅用于首次登录。', newPassword: '新密码', newPasswordSubmit: '设置密码',
    forgotTitle: '忘记密码', forgotSub: '请输入邮箱。若该邮箱有账户，将收到验证码。', forgotSubmit: '发送验证码', resetTitle: '新密码',
    resetSub: '请输入发送至 %{email} 的验证码和新密码。', resetSubmit: '设置密码', resetDone: '密码已设置，请登录。',
    sessionOver: '此步骤已超时，请重新开始。', toSignIn: '返回登录', show: '显示密码', hide: '隐藏密码',
  },
  profile: {
    title: '个人资料与安全', you: '您的资料', name: '姓名', phone: '电话', language: '邮件与页面语言', roles: '角色', email: '邮箱',
    emailHelp: '用于登录的邮箱，不可更改。', password: '密码', oldPassword: '当前密码', newPassword: '新密码', change: '修改密码',
    changed: '密码已修改。', factor: '双重验证', factorHelp: '验证器应用每 30 秒显示一个新验证码。', factorNew: '重新设置',
    factorDone: '新的双重验证已启用。', codes: '恢复码', codesHelp: '手机不在身边时，每个可登录一次。生成新的恢复码后，旧的即失效。', codesNew: '生成新的恢复码',
    sessions: '会话', sessionsHelp: '结束您在所有设备上的会话，包括当前设备。', everywhere: '在所有设备上退出', logins: '最近的登录',
    loginsHelp: '不是您本人？请修改密码并在所有设备上退出。',
  },
};
