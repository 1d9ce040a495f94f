//! Words that stand in every text of their language and tell nothing apart.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// By language, folded. Words that mean something in another of the languages are left out.
const WORDS: [&str; 5] = [
    "a an and are as at be by can do does for from has have how in into is it its of on or our that the their them \
     there these they this to was we were what when where which who why will with you your",
    "au aux avec ce ces cette comme comment dans de des du elle en est et eux il ils je la le les leur leurs lui mais \
     ne nos notre nous ont ou par pas pour qu que quel quelle quels quelles qui sa ses sont sur un une vos votre vous",
    "al como con cual cuales de del el ella en es esta este estas estos la las lo los mas nos o para pero por que \
     quien se sin sobre son su sus un una unas unos y",
    "а без в во для до его ее если же за и из или их к как ко ли мы на не но о об они от по при с со так также то у \
     что чтобы эта эти это этот я",
    "ان او الى التي الذي الذين على عن في قد كان كانت كما لا لم ما مع من هذا هذه هل هو هي و ثم كيف بين كل",
];

static ALL: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| WORDS.iter().flat_map(|words| words.split_whitespace()).collect());

/// Whether a folded word says so little that a query with other words does not ask for it.
pub fn says_little(form: &str) -> bool {
    ALL.contains(form)
}
