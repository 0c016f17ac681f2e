use crate::{
    Context,
    service::{Service, ServiceCommand, ServiceRefusal as Refusal},
};

pub(super) fn admit_phase(service: &Service, command: &ServiceCommand) -> Result<(), Refusal> {
    todo!()
}

pub(super) fn admit_side(
    service: &Service,
    command: &ServiceCommand,
    act: &Context,
) -> Result<(), Refusal> {
    todo!()
}
