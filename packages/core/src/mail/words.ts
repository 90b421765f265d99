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
    ready: {
      subject: (event: string) => `The photos of ${event} are out`,
      heading: "The photos are out",
      text: (event: string) =>
        `You asked us to tell you when the photos of ${event} are there. Find yourself by bib, name, time or selfie.`,
      action: "See the photos",
      ownSubject: (event: string) => `Your photos of ${event} are there`,
      ownHeading: (photos: number) => (photos === 1 ? "There is a photo of you" : `There are ${photos} photos of you`),
      ownText: (event: string, bibs: readonly string[]) =>
        `At ${event}, with bib ${bibs.join(", ")}. More may still come; we write at most once a day.`,
      ownAction: (bib: string) => `See the photos of ${bib}`,
      why: (event: string) => `You get this mail because you asked for it on the page of ${event}.`,
      unsubscribe: "No more mails about this race",
    },
    invitation: {
      subject: (organizer: string) => `${organizer} invites you to SnapRace`,
      heading: (organizer: string) => `${organizer} invites you`,
      may: {
        owner: "As an owner you run everything: races, people and settings.",
        editor: "As an editor you set up races, import runners, review and publish.",
        photographer: "As a photographer you upload your photos and are credited on them.",
      },
      text: "Sign in with this address. We mail you a code, and the invitation waits behind it for two weeks.",
      action: "Sign in",
      why: "Somebody who runs races there typed this address. If that means nothing to you, you need not do anything.",
    },
    privacy: {
      subject: (event: string) => `${event}: runners asked for privacy`,
      heading: (requests: number) => (requests === 1 ? "A privacy request" : `${requests} privacy requests`),
      hidden: (requests: number, photos: number) =>
        `${requests === 1 ? "One asks" : `${requests} ask`} to hide ${photos === 1 ? "a photo" : `${photos} photos`}. Nobody sees them any more.`,
      faces: (requests: number) =>
        `${requests === 1 ? "One asks" : `${requests} ask`} to delete face data. It is deleted.`,
      text: (event: string, day: string) =>
        `What was asked for at ${event} is in effect already. Look at it and answer by ${day}. Who asked stands on the desk only.`,
      action: "Open the privacy desk",
      why: "You get this mail because you are an owner or editor of this race.",
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
    ready: {
      subject: (event: string) => `${event} 사진이 공개되었습니다`,
      heading: "사진이 공개되었습니다",
      text: (event: string) =>
        `${event} 사진이 올라오면 알려 달라고 하셨지요. 배번, 이름, 시간, 셀카로 내 사진을 찾아보세요.`,
      action: "사진 보기",
      ownSubject: (event: string) => `${event} 내 사진이 올라왔습니다`,
      ownHeading: (photos: number) => `내 사진이 ${photos}장 있습니다`,
      ownText: (event: string, bibs: readonly string[]) =>
        `${event}, 배번 ${bibs.join(", ")}. 사진이 더 올라올 수 있으며, 알림은 하루에 한 번까지만 보냅니다.`,
      ownAction: (bib: string) => `${bib}번 사진 보기`,
      why: (event: string) => `${event} 페이지에서 알림을 신청하셔서 보내 드리는 메일입니다.`,
      unsubscribe: "이 대회 알림 그만 받기",
    },
    invitation: {
      subject: (organizer: string) => `${organizer}에서 SnapRace에 초대했습니다`,
      heading: (organizer: string) => `${organizer}에서 초대했습니다`,
      may: {
        owner: "소유자는 대회, 사람, 설정 등 모든 것을 관리합니다.",
        editor: "편집자는 대회를 만들고, 참가자를 가져오고, 검수하고, 공개합니다.",
        photographer: "사진가는 사진을 올리고, 사진마다 이름이 표시됩니다.",
      },
      text: "이 주소로 로그인하세요. 메일로 받은 코드를 입력하면 2주 동안 유효한 초대가 기다리고 있습니다.",
      action: "로그인",
      why: "대회를 운영하는 분이 이 주소를 입력했습니다. 짚이는 데가 없다면 그냥 두셔도 됩니다.",
    },
    privacy: {
      subject: (event: string) => `${event} 개인정보 요청이 있습니다`,
      heading: (requests: number) => `개인정보 요청 ${requests}건`,
      hidden: (requests: number, photos: number) =>
        `사진 숨기기 ${requests}건, 사진 ${photos}장. 이제 아무에게도 보이지 않습니다.`,
      faces: (requests: number) => `얼굴 정보 삭제 ${requests}건. 이미 삭제되었습니다.`,
      text: (event: string, day: string) =>
        `${event}에서 요청한 내용은 이미 적용되었습니다. ${day}까지 확인하고 답해 주세요. 누가 요청했는지는 관리 화면에서만 볼 수 있습니다.`,
      action: "개인정보 요청 보기",
      why: "이 대회의 소유자 또는 편집자에게 보내 드리는 메일입니다.",
    },
    codeEnds: (minutes: number) => `인증번호는 ${minutes}분 동안 한 번만 쓸 수 있습니다.`,
    codeNotYou: "직접 요청하지 않으셨다면 그냥 두셔도 됩니다. 인증번호 없이는 아무 일도 일어나지 않습니다.",
  },
} as const satisfies Record<Locale, unknown>;
