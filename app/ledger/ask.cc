// The commands that ask a ledger.
#include "cli/exit.h"
#include "ledger/asking.h"

namespace sayso::cli {
namespace {

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
  if (!asking) return stopped(asking.error());
  const Result<Status> done = dispatch(*asking);
  return done ? *done : stopped(done.error());
}

}  // namespace sayso::cli
