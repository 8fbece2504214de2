// The commands that ask a ledger.
#include "ledger/asking.h"

namespace sayso::cli {
namespace {

Status fail_with(const Error& error) {
  if (status_of(error) != kReaderGone) complain(error);
  return status_of(error);
}

Result<Status> dispatch(Asking& asking) {
  switch (asking.options.command) {
    case AskCommand::find:
      return find_events(asking);
    case AskCommand::show:
      return show_things(asking);
    case AskCommand::timeline:
      return draw_timeline(asking);
    case AskCommand::network:
      return draw_network(asking);
    case AskCommand::changes:
      return list_changes(asking);
    case AskCommand::export_events:
      return export_ledger(asking);
    case AskCommand::none:
      break;
  }
  return kDone;
}

}  // namespace

Status run_ask(const Options& options) {
  Result<Asking> asking = Asking::open(options);
  if (!asking) return fail_with(asking.error());
  const Result<Status> done = dispatch(*asking);
  return done ? *done : fail_with(done.error());
}

}  // namespace sayso::cli
