"""Logs: one line an event, with no name in it, no address and no word that anybody wrote."""

import logging
import logging.config
import traceback

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger


def error_without_words(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """An error's kind and places. Its message may quote a row: PostgreSQL's do."""
    info = event.pop("exc_info", None)
    if not isinstance(info, tuple) or info[0] is None:
        return event
    event["error"] = info[0].__name__
    event["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(info[2])]
    return event


def only_the_template(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Of what other libraries log, keep the sentence and leave out what they put into it."""
    record = event.get("_record")
    if event.get("_from_structlog") or not isinstance(record, logging.LogRecord):
        return event
    event["event"] = str(record.msg)
    if hasattr(record, "status_code"):
        event["status"] = record.status_code
    return event


def configure(*, debug: bool) -> None:
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(_logging(shared, debug=debug))


def _logging(shared: list[Processor], *, debug: bool) -> dict[str, object]:
    private: list[Processor] = [] if debug else [only_the_template, error_without_words]
    renderer: Processor = structlog.dev.ConsoleRenderer() if debug else structlog.processors.JSONRenderer()
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": shared,
        "processors": [*private, structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "growthring": {"level": "INFO"},
            "django.server": {"level": "INFO"},
            # A page that is not there has its line among the requests already; so has a task among ours.
            "django.request": {"level": "ERROR"},
            "django_tasks": {"level": "CRITICAL"},
        },
    }
