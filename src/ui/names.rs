//! Names that the compiler knows: a type of their own, with a constant for each.

macro_rules! names {
    ($(#[$doc:meta])* $kind:ident: $($constant:ident = $name:literal,)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $kind(&'static str);

        impl $kind {
            /// As it is written.
            pub const fn name(self) -> &'static str {
                self.0
            }
        }

        $(
            #[doc = concat!("`", $name, "`.")]
            pub const $constant: $kind = $kind($name);
        )*
    };
}

pub(super) use names;
