"""Stanza's trainers in our loop: what they learn from, that they learn, stop, go on, and what they write."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from quoteattr.training.loop import Average, Course, train
from quoteattr.training.trees import Tree

torch = pytest.importorskip("torch")
pytest.importorskip("stanza")

import numpy as np  # noqa: E402

from quoteattr.training.learners import (  # noqa: E402
    NameLearner,
    NetworkLearner,
    ParserLearner,
    TaggerLearner,
    like_lengths,
)
from quoteattr.training.speedups import GoldArcParser, share_characters  # noqa: E402
from quoteattr.training.tags import retagged  # noqa: E402
from quoteattr.training.treebanks import read_treebank  # noqa: E402
from quoteattr.training.vectors import chosen, load_pretrain, write_vectors  # noqa: E402

TINY = Path(__file__).parent / "data" / "tiny.conllu"
SMALL = "--hidden_dim 12 --word_cutoff 1 --dropout 0"
LEARNERS = {
    "parser": (ParserLearner, f"{SMALL} --deep_biaff_hidden_dim 8 --transformed_dim 8 --word_dropout 0"),
    "tagger": (TaggerLearner, f"{SMALL} --deep_biaff_hidden_dim 8 --transformed_dim 8 --char_hidden_dim 8"),
    "names": (NameLearner, "--hidden_dim 12 --char_hidden_dim 8 --dropout 0 --word_dropout 0"),
}
COURSE = Course(steps=30, rate=0.01, warmup=3, averaging=0.9, checkpoint=10)


@pytest.fixture(scope="module")
def tiny() -> list[Tree]:
    """A treebank of a few sentences."""
    return list(read_treebank(TINY))


@pytest.fixture(scope="module")
def vectors(tiny: list[Tree], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Vectors for its words."""
    path = tmp_path_factory.mktemp("vectors") / "glove50.npz"
    words = sorted({word.form.lower() for tree in tiny for word in tree.words})
    write_vectors(words, np.random.default_rng(1).normal(size=(len(words), 50)).astype(np.float32), path)
    return load_pretrain(path)


@pytest.fixture
def make(tiny: list[Tree], vectors: Any, tmp_path: Path) -> Callable[[str], NetworkLearner]:
    """A function that makes a small network of a kind, or its twin that goes on."""

    def made(kind: str) -> NetworkLearner:
        learner, options = LEARNERS[kind]
        return learner(tiny, vectors, tmp_path / f"{kind}.vocab", options=options)

    return made


@pytest.mark.parametrize("kind", LEARNERS)
def test_each_network_learns(kind: str, make: Callable[[str], NetworkLearner], tmp_path: Path) -> None:
    """Each network learns."""
    torch.manual_seed(1)
    learner = make(kind)
    losses: list[float] = []
    update = learner.update

    def noted(batch: Any) -> float:
        losses.append(update(batch))
        return losses[-1]

    learner.update = noted  # type: ignore[method-assign]
    average = train(learner, COURSE, tmp_path / "checkpoint")
    assert np.mean(losses[-5:]) < 0.7 * np.mean(losses[:5])
    average.put_into(learner.model)
    learner.save(tmp_path / "network.pt")
    content = torch.load(tmp_path / "network.pt", weights_only=True)
    assert content["model"].keys()
    assert not any("pretrained_emb" in name for name in content["model"])


def test_a_training_goes_on_where_it_stopped(make: Callable[[str], NetworkLearner], tmp_path: Path) -> None:
    """A training goes on where it stopped."""
    lines: list[str] = []
    checkpoint = tmp_path / "checkpoint"
    learner = make("tagger")
    count = 0
    update = learner.update

    def stopped(batch: Any) -> float:
        nonlocal count
        count += 1
        if count > 15:
            raise KeyboardInterrupt
        return update(batch)

    learner.update = stopped  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        train(learner, COURSE, checkpoint)
    again = make("tagger")
    steps: list[float] = []
    second = again.update
    again.update = lambda batch: steps.append(1) or second(batch)  # type: ignore[method-assign,func-returns-value]
    train(again, COURSE, checkpoint, report=lambda line, **_: lines.append(line))
    assert len(steps) == COURSE.steps - 10


def test_a_second_course_begins_with_what_the_first_has_learnt(
    make: Callable[[str], NetworkLearner], tmp_path: Path
) -> None:
    """Another learner of the same text takes all weights over."""
    first = make("parser")
    train(first, evolve(COURSE, steps=3), tmp_path / "checkpoint", report=lambda *_, **__: None)
    first.save(tmp_path / "first.pt")
    second = make("parser")
    second.begin_with(tmp_path / "first.pt")
    pairs = zip(first.model.parameters(), second.model.parameters(), strict=True)
    assert all(torch.equal(one, other) for one, other in pairs)


def test_a_course_may_keep_some_of_what_it_began_with(make: Callable[[str], NetworkLearner], tmp_path: Path) -> None:
    """The share of the beginning is taken of what was learnt, after a stop as well."""
    kept = []
    for number, share in enumerate((0.0, 0.5, 1.0)):
        torch.manual_seed(4)
        learner = make("parser")
        before = {name: value.detach().clone() for name, value in learner.model.named_parameters()}
        course = evolve(COURSE, steps=3, beginning=share)
        for _ in range(2):
            average = train(learner, course, tmp_path / f"{number}.checkpoint", report=lambda *_, **__: None)
            torch.manual_seed(4)
            learner = make("parser")
        kept.append(average.weights)
    name = next(name for name in kept[0] if not torch.equal(kept[0][name], before[name]))
    assert torch.allclose(kept[1][name], (kept[0][name] + before[name]) / 2, atol=1e-6)
    assert torch.equal(kept[2][name], before[name])


def test_labels_scored_for_gold_arcs_alone_give_the_loss_that_stanza_gives(
    tiny: list[Tree], vectors: Any, tmp_path: Path
) -> None:
    """Labels scored for gold arcs alone give the loss that Stanza gives, where no padding counts."""
    from stanza.models.depparse.trainer import unpack_batch

    learner = ParserLearner(tiny[:1], vectors, tmp_path / "vocab", options=LEARNERS["parser"][1])
    model = learner.model
    torch.manual_seed(2)
    for value in model.parameters():
        if value.requires_grad and not value.abs().sum():
            torch.nn.init.normal_(value, std=0.1)
    model.train()
    for module in model.modules():
        if "Dropout" in type(module).__name__:
            module.eval()
    inputs, _, *rest = unpack_batch(next(learner.epoch()), "cpu")
    ours = model(*inputs, *rest)[0].item()
    model.__class__ = GoldArcParser.__bases__[0]
    assert ours == pytest.approx(model(*inputs, *rest)[0].item(), rel=1e-5)


def test_sharing_characters_changes_nothing() -> None:
    """Sharing characters changes nothing."""
    from stanza.models.common.char_model import CharacterModel
    from stanza.models.common.data import get_long_tensor, sort_all

    settings = {"char_emb_dim": 5, "char_hidden_dim": 7, "char_num_layers": 1, "char_rec_dropout": 0, "dropout": 0.3}
    words = [[3, 4, 5], [6], [3, 4, 5], [7, 8, 9, 10], [6], [5, 4]]
    (ordered,), places = sort_all([words], [len(word) for word in words])
    lengths = [len(word) for word in ordered]
    letters = get_long_tensor(ordered, len(ordered))
    for both_ways, attention in ((False, True), (True, False)):
        model = CharacterModel(settings, {"char": range(20)}, pad=True, bidirectional=both_ways, attention=attention)
        model.eval()
        before = model(letters, letters == 0, places, [4, 2], lengths)
        share_characters(model)
        after = model(letters, letters == 0, places, [4, 2], lengths)
        assert torch.allclose(before, after, atol=1e-6)


def test_a_tagger_tags_trees(
    make: Callable[[str], NetworkLearner], tiny: list[Tree], vectors: Any, tmp_path: Path
) -> None:
    """A tagger tags trees."""
    learner = make("tagger")
    learner.save(tmp_path / "tagger.pt")
    tagged = retagged(tiny, tmp_path / "tagger.pt", vectors)
    assert [[word.form for word in tree.words] for tree in tagged] == [[w.form for w in t.words] for t in tiny]
    assert [[word.head for word in tree.words] for tree in tagged] == [[w.head for w in t.words] for t in tiny]


def test_the_rate_rises_and_falls() -> None:
    """The rate rises and falls."""
    course = Course(steps=1000, rate=0.01, warmup=100)
    rates = [course.rate_at(step) for step in range(1, 1001)]
    assert max(rates) == pytest.approx(0.0091, abs=0.0002)
    assert rates[0] == pytest.approx(0.0001)
    assert rates.index(max(rates)) == 99
    assert rates[-1] == pytest.approx(0.0001)


def test_the_average_follows_the_weights() -> None:
    """The average follows the weights."""
    model = torch.nn.Linear(1, 1, bias=False)
    with torch.no_grad():
        model.weight.fill_(0.0)
        average = Average(model, 0.5)
        model.weight.fill_(1.0)
    for step in range(100, 120):
        average.add(model, step)
    with torch.no_grad():
        model.weight.fill_(5.0)
    average.put_into(model)
    assert model.weight.item() == pytest.approx(1.0, abs=1e-4)


def test_batches_hold_sentences_of_like_length_and_every_one_of_them() -> None:
    """Batches hold sentences of like length and every one of them."""
    lengths = [n % 30 + 1 for n in range(300)]
    batches = like_lengths(lengths, 100)
    assert sorted(index for batch in batches for index in batch) == list(range(300))
    assert all(sum(lengths[index] for index in batch) <= 100 for batch in batches)
    assert all(max(lengths[i] for i in b) - min(lengths[i] for i in b) <= 5 for b in batches)


def test_needed_words_are_kept_and_then_the_most_frequent() -> None:
    """Needed words are kept and then the most frequent."""
    words = ["the", ",", "of", "zyx", "9", "rare"]
    assert [words[rank] for rank in chosen(words, {"rare", ","}, kept=4)] == ["the", ",", "of", "rare"]


def test_vectors_survive_in_eight_bits(tmp_path: Path) -> None:
    """Vectors survive in eight bits."""
    table = np.random.default_rng(3).normal(size=(200, 50)).astype(np.float32)
    write_vectors([f"w{n}" for n in range(200)], table, tmp_path / "v.npz")
    kept = load_pretrain(tmp_path / "v.npz").emb[4:].numpy()
    assert np.corrcoef(kept.ravel(), table.ravel())[0, 1] > 0.999
