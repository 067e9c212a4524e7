//! Words of the page that hang on no data of the trace.

macro_rules! labels {
    ($(#[$about:meta])+ $kind:ident: $($(#[$doc:meta])+ $name:ident,)+) => {
        $(#[$about])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $kind { $($(#[$doc])+ $name,)+ }

        impl $kind {
            /// Every label, for tests.
            pub const ALL: &[Self] = &[$(Self::$name,)+];
        }
    };
}

labels! {
    /// A word or sentence of the page, with or without a report.
    Label:
    /// Product traceability
    AppName,
    /// Scan a code to see a product's journey
    ScanHeading,
    /// Barcode, QR code or Data Matrix on the pack
    ScanLead,
    /// Start scanning
    StartScanning,
    /// Turn the camera off
    StopCamera,
    /// Opening the camera…
    CameraStarting,
    /// If you are asked, choose “Allow”.
    CameraAllow,
    /// Pictures are processed on your device and are not sent anywhere.
    CameraPrivacy,
    /// Point the camera at the code
    PointCamera,
    /// Camera viewfinder
    Viewfinder,
    /// Turn the light on
    TorchOn,
    /// Turn the light off
    TorchOff,
    /// Zoom
    Zoom,
    /// Switch camera
    SwitchCamera,
    /// Rear camera {n}
    CameraBack,
    /// Front camera {n}
    CameraFront,
    /// Camera {n}
    CameraNumber,
    /// Take a photo
    TakePhoto,
    /// Choose a picture
    ChoosePicture,
    /// You can also drop or paste a picture here.
    DropPicture,
    /// Reading the picture…
    PictureReading,
    /// Type the code
    TypeCode,
    /// The digits under the barcode, or the code's whole text
    TypeLabel,
    /// 893…
    TypePlaceholder,
    /// ABC: keyboard with letters
    KeysLetters,
    /// 123: keyboard with digits
    KeysDigits,
    /// Look up
    LookUp,
    /// Several codes are in view. Choose one.
    ChooseCode,
    /// None of these, go on scanning
    ChooseNone,
    /// Over the codes that were in view beside the one that is reported.
    AlsoInView,
    /// Looking up…
    LookingUp,
    /// The network is slow, still waiting…
    LookingUpSlow,
    /// What looks codes up could not be loaded
    NotLoaded,
    /// The code was read.
    CodeChecked,
    /// Scan another product
    ScanAnother,
    /// Try again
    TryAgain,
    /// Copy the link
    CopyLink,
    /// Select and copy this line:
    CopyByHand,
    /// Close
    Close,
    /// Settings
    Settings,
    /// Language
    Language,
    /// Appearance
    ThemeHeading,
    /// As the device
    ThemeSystem,
    /// Light
    ThemeLight,
    /// Dark
    ThemeDark,
    /// High contrast
    ThemeContrast,
    /// Sound and vibration when a code is read
    Sound,
    /// Scan history
    History,
    /// Keep a scan history on this device
    HistorySwitch,
    /// Kept on this device only, never sent. Turning it off deletes everything.
    HistoryMeans,
    /// The history is off. Nothing is kept.
    HistoryOff,
    /// No scans yet.
    HistoryEmpty,
    /// The result of that time, it may differ now:
    HistoryThen,
    /// Delete {text}
    DeleteOne,
    /// Delete all
    DeleteAll,
    /// On
    On,
    /// Off
    Off,
    /// About and privacy
    About,
    /// What this page does
    AboutWhat,
    /// This page reads the code on a pack, checks it by the GS1 rules, asks the sources named below and shows what they answer, with the source's name and the time. It never concludes whether a product is genuine or fake.
    AboutWhatText,
    /// What is sent, and where
    AboutSent,
    /// A look-up sends only the product code (with lot or serial number, if any) to these hosts:
    AboutSentText,
    /// this page's own host
    AboutOwnHost,
    /// No source is configured; nothing is sent.
    AboutNoHosts,
    /// What this page never does
    AboutNever,
    /// Camera pictures and photos you choose never leave your device.
    AboutNeverFrames,
    /// No identifier of a user or device, no tracking, no third party.
    AboutNeverIds,
    /// It never opens a link in a code, pays, or joins a Wi-Fi network.
    AboutNeverOpen,
    /// Your place is asked for only when you press the button for it.
    AboutNeverPlace,
    /// What is kept
    AboutKept,
    /// On this device: your language, appearance and camera choice, and the software that lets the page run without a network. A scan history is kept only if you turn it on. You can withdraw your consent at any time by turning it off or deleting the site's data.
    AboutKeptText,
    /// Run by
    AboutOperator,
    /// Open-source software Truy Xuất {text}, Apache-2.0 licence.
    AboutOpenSource,
    /// A new version is ready.
    UpdateReady,
    /// Update
    UpdateNow,
    /// No network: codes can be read and checked, but not looked up.
    Offline,
    /// The newest settings could not be loaded. Those kept at {time} are used.
    ConfigKept,
    /// The settings could not be loaded yet. The page works without a province's own.
    ConfigNeutral,
    /// The page's configuration is faulty. The default is used.
    ConfigFault,
    /// Hold the product in front of the reader
    KioskHeading,
    /// Or touch the screen to type the code
    KioskTouch,
    /// The camera is on to read codes. Pictures are neither kept nor sent.
    KioskNotice,
    /// Seconds until the screen resets: {n}
    KioskReset,
    /// I am still reading
    KioskMore,
    /// Done
    KioskDone,
    /// The key that takes the last character away.
    KeyErase,
    /// This stand’s camera is not working.
    KioskCamera,
    /// What the staff of a stand can do about its camera.
    KioskStaff,
    /// Copy the link and open it in Chrome or Safari to use the camera.
    OpenInBrowserMeans,
    /// Digits so far: {n}.
    TypedDigits,
    /// The last digit should be {n}. Check each digit.
    TypedCheckDigit,
    /// {n} digits, the check digit is right.
    TypedGood,
    /// More than 14 digits: if this is the code's whole text, just look it up.
    TypedTooMany,
    /// This is a link. It will be read, not opened.
    TypedLink,
    /// These are GS1 element strings.
    TypedElements,
    /// There are letters among the digits. Barcodes usually hold digits only.
    TypedText,
}

labels! {
    /// A word or sentence of a report; loaded together with what makes reports.
    ReportLabel:
    /// There is a record of this very item
    HeadItem,
    /// There is a record of this lot
    HeadLot,
    /// There is a record of this kind of product
    HeadProduct,
    /// The lot has a record, the serial number has none
    HeadLotOnly,
    /// No source has a record of this lot
    HeadNoLot,
    /// No source has a record of this serial number
    HeadNoSerial,
    /// No source knows this code
    HeadNotFound,
    /// A source has not answered in full
    HeadIncomplete,
    /// A source has not answered
    HeadNotLookedUp,
    /// Something in this package is recalled
    HeadRecalledInside,
    /// Part of this lot is recalled
    HeadRecalledPart,
    /// Something in this package is past its date
    HeadExpiredInside,
    /// Something that it was made from was past its date when it was used
    HeadExpiredUsed,
    /// Two sources differ about the field {text}
    HeadDiffer,
    /// The address imitates another one
    HeadLookalike,
    /// Over what more there is to say of a finding
    Why,
    /// The page of a stand's staff.
    DiagHeading,
    /// What to do to see what the scanner sends.
    DiagScan,
    /// Whether GS arrives.
    DiagGs,
    /// The AIM symbology identifier.
    DiagPrefix,
    /// Whether Enter arrives.
    DiagEnd,
    /// Keys and the longest pause.
    DiagKeys,
    /// The camera.
    DiagCamera,
    /// The sources.
    DiagSources,
    /// The last faults.
    DiagFaults,
    /// Yes.
    DiagYes,
    /// No.
    DiagNo,
    /// The rest of a report at a stand.
    KioskAll,
    /// A code that takes the report along.
    KioskTakeAway,
    /// Warnings besides the first
    OtherWarnings,
    /// How many there are: {n}
    Items,
    /// What was not read
    Unread,
    /// {n} sources know it and agree
    SourcesAgree,
    /// {n} sources know it and differ
    SourcesDiffer,
    /// {n} of {m} sources know it
    SourcesKnow,
    /// {n} of {m} sources answered
    SourcesAnswered,
    /// Every event in full, {n} of them
    JourneyAll,
    /// {n} more lines, below
    JourneyMore,
    /// So many events there: {n}
    Times,
    /// One step back and forward
    StepsHeading,
    /// About so much: {text}
    About,
    /// The words are Vietnamese
    InVietnamese,
    /// The notice for people: {text}
    NoticePage,
    /// {text} calls the product {name}
    Quoted,
    /// Of a stage: it is about an ingredient
    LineInput,
    /// Of a stage: it is about the package
    LineContainer,
    /// The way back to typing
    TypeAgain,
    /// Of a value: the code itself says it
    InCode,
    /// According to {text} and {n} more sources
    WhoSaysMore,
    /// The day of expiry, beside the answer
    UseBy,
    /// There is one
    ItemsOne,
    /// One event
    TimesOne,
    /// Look up again
    LookUpAgain,
    /// What was found
    RowsHeading,
    /// The code
    RowCode,
    /// The record
    RowRecord,
    /// The source
    RowSource,
    /// Well formed
    CodeGood,
    /// Not well formed
    CodeBad,
    /// Readable, with departures from the standard
    CodeDoubtful,
    /// The doubtful part:
    CodeFaultAt,
    /// {old} is part of {new} since 1 July 2025.
    ProvinceMerged,
    /// The company number was licensed by {text}
    PrefixOf,
    /// Events found: {n}
    RecordYes,
    /// Product information only, no journey
    RecordMasterOnly,
    /// Knows the product, and not this lot or serial
    RecordProductOnly,
    /// Not found
    RecordNone,
    /// The source did not answer
    RecordUnavailable,
    /// No source was asked
    RecordNotAsked,
    /// Asking…
    RecordAsking,
    /// Declared by the company itself to this source
    SourceDeclared,
    /// No source has answered
    SourceNone,
    /// Answered {time}
    SourceAnswered,
    /// Asked {time}
    SourceAsked,
    /// The source's last update {time}
    SourceUpdated,
    /// Recorded by province and nation, {time}
    SourcesBoth,
    /// The nation lacks {n} of the province's events
    NationBehind,
    /// The answer was too long; only a part was read
    SourceCut,
    /// According to {text}
    WhoSays,
    /// Stated in the code itself
    WhoSaysCode,
    /// By the GS1 rules, checked on this device
    WhoSaysRule,
    /// Compared by this page from the events
    WhoSaysCheck,
    /// By this page's own list of web sites
    WhoSaysList,
    /// Result of {time}
    MadeAt,
    /// Warnings
    Warnings,
    /// Also worth knowing
    Notes,
    /// What to do
    WhatToDo,
    /// What does this code identify?
    LevelHeading,
    /// Kind of product
    LevelProduct,
    /// Lot
    LevelLot,
    /// Single item
    LevelItem,
    /// Every pack of this kind carries the same code. It does not tell the lot of the pack in your hand.
    LevelProductMeans,
    /// Every pack of this lot carries the same code. The code may be copied.
    LevelLotMeans,
    /// This code belongs to one single item. If it also turns up elsewhere, it may have been copied.
    LevelItemMeans,
    /// The code names no product.
    NoLevel,
    /// The product
    ProductHeading,
    /// Name not known
    NameUnknown,
    /// Brand
    FieldBrand,
    /// Made by
    FieldMaker,
    /// Imported by
    FieldImporter,
    /// Address
    FieldAddress,
    /// Origin
    FieldOrigin,
    /// Net content
    FieldNet,
    /// Lot number
    FieldLot,
    /// Serial number
    FieldSerial,
    /// Produced
    FieldProduced,
    /// Use by
    FieldExpires,
    /// Best before
    FieldBestBefore,
    /// Standards followed
    FieldStandards,
    /// Certificates
    FieldCertificates,
    /// Safety warnings
    FieldSafety,
    /// OCOP {n} stars
    FieldOcop,
    /// Product number (GTIN)
    FieldGtin,
    /// valid until {date}
    ValidUntil,
    /// issued by {text}
    IssuedBy,
    /// Product journey
    JourneyHeading,
    /// No event has been published.
    JourneyEmpty,
    /// One step back
    StepBack,
    /// What this product was made from, or came from
    StepBackMeans,
    /// One step forward
    StepForward,
    /// Where this product went, or what it became
    StepForwardMeans,
    /// Input
    StepInput,
    /// Made into
    StepOutput,
    /// Packed in
    StepContainer,
    /// From
    StepFrom,
    /// To
    StepTo,
    /// no record known
    StepUnknown,
    /// {n} steps away
    StepLevel,
    /// This event belongs to a warning above
    Doubtful,
    /// About the input {text}
    AboutInput,
    /// About the package {text}
    AboutContainer,
    /// From {text}
    PartyFrom,
    /// To {text}
    PartyTo,
    /// By {text}
    PartyBy,
    /// Temperature {low} to {high}
    Temperature,
    /// Temperature {low}
    TemperatureOne,
    /// Times are shown by the clock of the place.
    LocalClock,
    /// In the place of a date: it cannot be read
    TimeUnknown,
    /// The product's route
    MapHeading,
    /// Drawn from published coordinates, not along real roads. About {n} as the crow flies.
    MapCaption,
    /// Information the rules ask for
    ChecklistHeading,
    /// {n} of {m} items are there
    ChecklistLead,
    /// Details
    DetailsHeading,
    /// What the code holds
    ElementsHeading,
    /// AI
    ElementAi,
    /// Official name
    ElementName,
    /// Value
    ElementValue,
    /// The code's raw text
    RawHeading,
    /// Kind of code
    CarrierHeading,
    /// Sources asked
    SourcesHeading,
    /// Raw events
    EventsHeading,
    /// Event {n}
    EventNumber,
    /// replaced by a correction
    EventCorrected,
    /// withdrawn
    EventWithdrawn,
    /// declared wrong by its source, not corrected
    EventFlagged,
    /// told by another source too
    EventDuplicate,
    /// about another item, not counted
    EventOther,
    /// Certificate
    Certificate,
    /// Share
    Share,
    /// Copy
    CopyText,
    /// Print
    Print,
    /// Read aloud
    ReadAloud,
    /// Stop reading
    StopReading,
    /// Report a problem
    ReportProblem,
    /// Call the hotline {text}
    CallHotline,
    /// Report a problem with a product
    ProblemHeading,
    /// This page prepares a message. You read it and send it yourself; nothing is sent silently.
    ProblemLead,
    /// The message
    ProblemText,
    /// What did you see? (optional)
    ProblemWhat,
    /// Add my place
    ProblemAddPlace,
    /// Place added
    ProblemPlaceAdded,
    /// Asking for the place…
    ProblemPlaceAsking,
    /// Send by e-mail
    ProblemMail,
    /// Copy the message
    ProblemCopy,
    /// Call {text}
    ProblemCall,
    /// The operator of this page has named no address. You can copy the message and give it to the seller or to the market surveillance authority.
    ProblemNoAddress,
    /// About the product {text}
    ProblemSubject,
    /// Code: {text}
    ProblemLineCode,
    /// Result: {text}
    ProblemLineVerdict,
    /// Looked up: {time}
    ProblemLineTime,
    /// Place: {text}
    ProblemLinePlace,
    /// Observation: {text}
    ProblemLineSaw,
    /// Run by {text}
    LinkOperator,
    /// The link is not opened by this page.
    LinkNotOpened,
    /// Unknown web site. Do not enter personal data, passwords or one-time codes.
    LinkUnknown,
    /// The address resembles {text} but is another one. Beware of fraud.
    LinkLookalike,
    /// This link leads outside the official portals.
    LinkOutside,
    /// Copy the address
    CopyAddress,
    /// Bank: {text}
    PaymentBank,
    /// Receiver named in the code: {text}
    PaymentTo,
    /// Network name: {text}
    WifiName,
    /// Name: {text}
    ContactName,
    /// Number: {text}
    PhoneNumber,
    /// Content: {text}
    CodeText,
    /// Checked by the portal's server at {time}
    ServedAt,
    /// ; your device is checking again.
    ServedAgain,
    /// Checked by the portal's server at {time}; checked again on this device.
    ServedSame,
    /// Checked again on this device, with another result than the portal's server had at {time}: “{text}”.
    ServedOther,
    /// Nothing stands at this address
    NoPage,
    /// Check the address, or type the code.
    NoPageLead,
    /// This page may not hold the tool in a frame yet
    FrameUnlisted,
    /// Its origin has to be added to those that may:
    FrameUnlistedLead,
    /// This address cannot be read
    BadAddress,
    /// The portal cannot answer just now
    PortalBusy,
    /// Try again in a minute.
    PortalBusyLead,
}
