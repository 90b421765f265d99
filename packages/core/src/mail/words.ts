/** Languages that mails are written in. */
export const LOCALES = ["en", "ko"] as const;
export type Locale = (typeof LOCALES)[number];

export function isLocale(text: string): text is Locale {
  return LOCALES.some((locale) => locale === text);
}

/** What mails say. An event's name is put in by code, which escapes it. */
export const WORDS = {
  en: {
    photosCode: {
      subject: (event: string, code: string) => `${code} is your code for ${event}`,
      heading: "Shall we tell you when there are photos?",
      text: (event: string) =>
        `Enter this code on the page of ${event}, and we will write to this address when photos of you are there.`,
    },
    proofCode: {
      subject: (event: string, code: string) => `${code} is your code for ${event}`,
      heading: "Show that these photos are of you",
      text: (event: string) =>
        `Enter this code on the page of ${event} to hide photos of yourself or have your face data deleted.`,
    },
    codeEnds: (minutes: number) => `The code is good for ${minutes} minutes and works once.`,
    codeNotYou: "If you did not ask for it, you need not do anything. Nothing happens without the code.",
  },
  ko: {
    photosCode: {
      subject: (event: string, code: string) => `${event} 인증번호 ${code}`,
      heading: "사진이 올라오면 알려 드릴까요?",
      text: (event: string) =>
        `${event} 페이지에 아래 인증번호를 입력하시면, 내 사진이 올라왔을 때 이 주소로 알려 드립니다.`,
    },
    proofCode: {
      subject: (event: string, code: string) => `${event} 인증번호 ${code}`,
      heading: "본인 사진인지 확인해 주세요",
      text: (event: string) =>
        `${event} 페이지에 아래 인증번호를 입력하시면 내 사진을 숨기거나 얼굴 정보를 삭제할 수 있습니다.`,
    },
    codeEnds: (minutes: number) => `인증번호는 ${minutes}분 동안 한 번만 쓸 수 있습니다.`,
    codeNotYou: "직접 요청하지 않으셨다면 그냥 두셔도 됩니다. 인증번호 없이는 아무 일도 일어나지 않습니다.",
  },
} as const satisfies Record<Locale, unknown>;
