import { purposes } from '../../suites/purposes.ts';
import { globOf } from '../engine/glob.ts';

const more = [
  'REG/BI/profile.communicationAvailability.*',
  'REG/BV/profile/communicationAvailability/*',
  'REG/BV/profile/pairwise',
  'REG/BV/distinct/{*-*,accent,apostrophe,backslash,backspace,comma,domain,entity,escape,fragment,hyphen,nul,plus,query,quote,semicolon,separator,tag,tilde,wildcard}',
  '*/BI/credential/{*-half,*-other,*-space,one-more,much-longer,after-*,trailing-newline,two-swapped,*-case,wildcard,pattern,ue-id,null-text,always-true,reversed,listed,base64,percent-encoded,inner-nul}',
  '*/BI/credential/wrong/{with-profile,after-leaving,after-return,free-identity,long-identity}',
  'REG/BO/rejected-change/{null-credential,empty-credential,malformed-part}',
  'REG/BV/look-alike/*',
  'REG/BI/token/*/*',
  'REG/BI/token/{empty,stripped,early,issuer}',
  'DEREG/BI/token/{malformed,forged,unsigned,expired,audience,scope}',
  '*/BI/look-up/token/{malformed,forged,unsigned,expired,scope}',
  '{DEREG,REG/BI/look-up}/*certificate/{foreign,expired}',
  'REG/BI/gateway/nearly/{longer,shorter,spaced}',
  'REG/BO/{many-ues,crossing-look-up,parallel-credentials,parallel-gateways,parallel-profiles}',
  'REG/BI/{mgwServiceId,ueCredentialInformation}/{null,empty}',
  'DEREG/BI/{ueServiceId,ueCredentialInformation}/{null,empty}',
  '*/BO/same-connection/{mgwServiceId,ueCredentialInformation}-omitted',
  '*/BI/{unclosed,array,text,null}-body',
  '*/BI/{media-type-form,media-type-xml,method-patch,path-longer}',
  'REG/BO/connection-after/{media-type-text,path-unknown,method-put,missing-ie}',
  'REG/BO/other-profile/*',
  'REG/*/message/{empty-profile,equal-again}',
  'DEREG/BO/stays-gone',
  '*/any-*',
  'REG/BV/large-number/{periodicTime,dataSizeIndication}',
  'REG/BO/after-deregistration/*',
  'REG/BI/{truncated-body,trailing-text,method-unknown}',
  'DEREG/BI/{method-delete,method-unknown,version-unknown,trailing-text,truncated-body}',
  'REG/BI/coap/{unclosed,trailing-text,format-xml,path-longer}',
  'DEREG/BI/coap/{unclosed,format-xml,path-longer,no-payload}',
  'DEREG/BV/{vendor-member,content-type-case,content-type-charset,member-order,white-space,escapes}',
  'REG/BV/{vendor-member,white-space/long}',
  'REG/BO/rejected-change/{other-credential,half-credential,missing-gateway,unknown-gateway,malformed-second-gateway}',
  'REG/BO/{empty-availability,empty-profile,second-gateway/other-profile,rejected-then-valid/missing-gateway}',
  'DEREG/BO/after-{update,equal}',
  '*/credential/{wrong/after-update,wrong/after-refusal,of-a-registered-ue}',
  'REG/BV/message/{free-identity,payload}',
  'REG/BO/connection-after/{not-json,oversize-body}',
  '*/same-connection/ueServiceId-omitted',
  'REG/BV/zero/*',
  '{REG/BO/several-ues,REG/BV/message/several-ues,DEREG/BO/parallel-distinct}',
  '*/{number,boolean,array,object}',
];

/** Leaves out what asks the same question about many more values; every `shall` is still tested. */
export const brief = { skip: more };

/** Brief, but with these purposes in any case. */
export const briefWith = (wanted: readonly string[]) => ({ skip: more.flatMap((pattern) => without(pattern, wanted)) });

/** The pattern, or what it matches but for these. */
function without(pattern: string, wanted: readonly string[]): readonly string[] {
  const matches = globOf(pattern);
  if (!wanted.some(matches)) return [pattern];
  return purposes.map(({ id }) => id).filter((id) => matches(id) && !wanted.includes(id));
}
