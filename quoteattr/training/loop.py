"""The course of every training: a learning rate that rises and falls, averaged weights, checkpoints.

Stanza's trainers take the single step (batch, loss, gradient, update).  Around it stands
what short trainings on a processor gain most from: a linear warm-up and a linear decay of
the learning rate, and an exponential moving average of the weights, which is what is kept
(Polyak and Juditsky 1992; its bias-corrected decay as in Kingma and Ba 2015).  A course
that goes on from another may keep a share of the weights that it began with (Wortsman and
others, Robust fine-tuning of zero-shot models, 2022).  A training that was stopped goes on
from its last checkpoint, with the vocabulary it began with.
"""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, Any, Protocol

import torch
from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@frozen
class Course:
    """How long and how fast to learn.

    `steps` counts batches; `rate` is the highest learning rate, reached after `warmup`
    steps; `averaging` is the decay of the moving average; a checkpoint is written every
    `checkpoint` steps; `beginning` is the share that the weights of the beginning have in
    those that are kept.
    """

    steps: int
    rate: float
    warmup: int = 100
    averaging: float = 0.999
    checkpoint: int = 500
    seed: int = 1
    beginning: float = 0.0

    def rate_at(self, step: int) -> float:
        """The learning rate of a step, counted from 1."""
        rise = min(1.0, step / max(1, self.warmup))
        return self.rate * rise * max(0.01, 1.0 - (step - 1) / self.steps)


class Learner(Protocol):
    """One network in training, as the loop sees it."""

    @property
    def model(self) -> torch.nn.Module:
        """The network."""

    def optimizers(self) -> Iterable[torch.optim.Optimizer]:
        """Whatever changes the network's weights."""

    def epoch(self) -> Iterator[Any]:
        """Yield the batches of one pass over the text, in a new order each time."""

    def update(self, batch: Any) -> float:
        """Take one step and return the loss."""


class Average:
    """The exponential moving average of a model's weights."""

    def __init__(self, model: torch.nn.Module, decay: float) -> None:
        self.decay = decay
        self.weights = {name: value.detach().clone() for name, value in _learned(model)}

    @torch.no_grad()
    def add(self, model: torch.nn.Module, step: int) -> None:
        """Take the weights after a step into the average."""
        share = 1.0 - min(self.decay, (1 + step) / (10 + step))
        for name, value in _learned(model):
            self.weights[name].lerp_(value, share)

    @torch.no_grad()
    def mix(self, other: Average, share: float) -> None:
        """Give the weights of another average a share in this one's."""
        for name, value in self.weights.items():
            value.lerp_(other.weights[name], share)

    @torch.no_grad()
    def put_into(self, model: torch.nn.Module) -> None:
        """Give a model the averaged weights."""
        for name, value in _learned(model):
            value.copy_(self.weights[name])


def _learned(model: torch.nn.Module) -> Iterator[tuple[str, torch.nn.Parameter]]:
    return ((name, value) for name, value in model.named_parameters() if value.requires_grad)


def train(learner: Learner, course: Course, checkpoint: Path, *, report: Any = print) -> Average:
    """Train to the end of a course, from its checkpoint where there is one, and return the averaged weights."""
    average, beginning = (Average(learner.model, course.averaging) for _ in range(2))
    step = _resume(learner, average, checkpoint) if checkpoint.exists() else 0
    random.seed(course.seed + step)
    torch.manual_seed(course.seed + step)
    batches = _forever(learner)
    losses, since = 0.0, time.perf_counter()
    while step < course.steps:
        step += 1
        for optimizer in learner.optimizers():
            for group in optimizer.param_groups:
                group["lr"] = course.rate_at(step)
        losses += learner.update(next(batches))
        average.add(learner.model, step)
        if step % 100 == 0:
            pace = (time.perf_counter() - since) / 100
            report(f"step {step}/{course.steps} loss {losses / 100:.4f} {pace:.3f} s a step", flush=True)
            losses, since = 0.0, time.perf_counter()
        if step % course.checkpoint == 0 or step == course.steps:
            _save(learner, average, checkpoint, step)
    average.mix(beginning, course.beginning)
    return average


def _forever(learner: Learner) -> Iterator[Any]:
    while True:
        yield from learner.epoch()


def _save(learner: Learner, average: Average, path: Path, step: int) -> None:
    state = {
        "step": step,
        "model": dict(_learned(learner.model)),
        "average": average.weights,
        "optimizers": [optimizer.state_dict() for optimizer in learner.optimizers()],
    }
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(path)


def _resume(learner: Learner, average: Average, path: Path) -> int:
    state = torch.load(path, weights_only=True)
    learner.model.load_state_dict(state["model"], strict=False)
    average.weights.update(state["average"])
    for optimizer, kept in zip(learner.optimizers(), state["optimizers"], strict=True):
        optimizer.load_state_dict(kept)
    return int(state["step"])
