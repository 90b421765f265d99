-- Codes that prove an address are those of mail_codes, of all purposes: a second kind would be a second thing to guard.
drop function public.try_privacy_code(text, text);
drop table public.privacy_codes;
